package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeWords;

/// What the relay wrote by a rule, at the right and marked as such.
final class AutomaticBubble extends BubbleRow {
    AutomaticBubble(ThreadRow.Bubble bubble, BubbleText text, ReceiptLine receipt, Texts texts, TimeWords times) {
        super(
                bubble,
                text,
                texts,
                true,
                author(texts.get("automatic")),
                receipt,
                texts.get("bubble.by", texts.get("automatic"), bubble.text(), times.time(bubble.at())));
        getStyleClass().add("automatic");
    }
}
