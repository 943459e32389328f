package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeWords;

/// What the shopper wrote, at the left.
final class ShopperBubble extends BubbleRow {
    ShopperBubble(ThreadRow.Bubble bubble, BubbleText text, String shopper, Texts texts, TimeWords times) {
        super(
                bubble,
                text,
                texts,
                false,
                null,
                bubble.leads() ? null : time(times.time(bubble.at())),
                texts.get("bubble.by", shopper, bubble.text(), times.time(bubble.at())));
        getStyleClass().add("by-shopper");
    }
}
