package dev.sportello.desktop.thread;

import dev.sportello.model.MessageId;
import java.util.function.Consumer;

/// What can be done with a bubble.
///
/// @param again sends once more what the relay has refused
/// @param discard forgets what the relay has refused
/// @param sendAgain asks the relay to send what it could not deliver
/// @param turnQuote shows what an email quotes, or hides it
record BubbleActs(
        Consumer<MessageId> again,
        Consumer<MessageId> discard,
        Consumer<MessageId> sendAgain,
        Consumer<MessageId> turnQuote) {}
