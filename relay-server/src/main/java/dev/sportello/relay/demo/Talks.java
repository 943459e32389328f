package dev.sportello.relay.demo;

import dev.sportello.model.Channel;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/// Deals the talks of a language in turn, so that the same one comes again as late as possible. Not thread-safe.
final class Talks {
    private final Dice dice;
    private final Map<String, Queue<Talk>> decks = new HashMap<>();

    Talks(Dice dice) {
        this.dice = dice;
    }

    /// The next talk that such a shopper might have had at that time.
    Talk next(SampleShopper shopper, Channel channel, Instant at) {
        var deck = decks.computeIfAbsent(file(shopper.language(), channel), this::deck);
        while (true) {
            var talk = deck.remove();
            deck.add(talk);
            if (!talk.asksAboutAnOrder() || shopper.lastOrderBefore(at) != null) {
                return talk;
            }
        }
    }

    private static String file(String language, Channel channel) {
        return switch (channel) {
            case Channel.Known.WEB_CHAT -> "talks." + language + ".txt";
            case Channel.Known.SMS -> "talks.sms." + (language.equals("it") ? "it" : "en") + ".txt";
            case Channel.Known.EMAIL -> throw new IllegalArgumentException("There are no talks by email.");
            case Channel.Unknown unknown -> throw new IllegalArgumentException("Nobody talks over " + unknown + ".");
        };
    }

    private Queue<Talk> deck(String file) {
        return new ArrayDeque<>(dice.shuffled(Talk.all(file)));
    }
}
