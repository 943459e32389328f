package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeFormat;

/// What the relay wrote by a rule, at the right and marked as such.
final class AutomaticBubble extends BubbleRow {
    AutomaticBubble(ThreadRow.Bubble bubble, BubbleBody body, ReceiptLine receipt, Texts texts, TimeFormat times) {
        super(
                bubble,
                body,
                texts,
                true,
                author(texts.get("automatic")),
                receipt,
                texts.get("bubble.by", texts.get("automatic"), words(bubble), times.time(bubble.at())));
        getStyleClass().add("automatic");
    }
}
