package dev.sportello.relay.demo;

import dev.sportello.model.Agent;
import dev.sportello.model.Channel;
import java.time.Instant;

/// What one ticket of the sample data is to be: who, when and how it ends.
///
/// @param agent answers, if anybody does
/// @param lastMessage when
record Scene(SampleShopper shopper, Channel channel, Talk talk, Agent agent, Outcome ending, Instant lastMessage) {}
