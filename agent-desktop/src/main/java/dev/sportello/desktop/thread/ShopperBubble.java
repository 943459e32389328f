package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeFormat;
import org.jspecify.annotations.Nullable;

/// What the shopper wrote, at the left.
final class ShopperBubble extends BubbleRow {
    /// @param order that it is about; null for none
    ShopperBubble(
            ThreadRow.Bubble bubble,
            BubbleBody body,
            @Nullable OrderCardView order,
            String shopper,
            Texts texts,
            TimeFormat times) {
        super(
                bubble,
                body,
                texts,
                false,
                order,
                bubble.leads() ? null : time(times.time(bubble.at())),
                texts.get("bubble.by", shopper, said(bubble, texts), times.time(bubble.at())));
        getStyleClass().add("by-shopper");
    }

    private static String said(ThreadRow.Bubble bubble, Texts texts) {
        return bubble.order() == null
                ? words(bubble)
                : texts.get("bubble.about", bubble.order().number(), words(bubble));
    }
}
