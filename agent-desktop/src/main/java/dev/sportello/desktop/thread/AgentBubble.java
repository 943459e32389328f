package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeWords;

/// What an agent wrote, at the right, with how far it has come.
final class AgentBubble extends BubbleRow {
    AgentBubble(
            ThreadRow.Bubble bubble, BubbleText text, String name, ReceiptLine receipt, Texts texts, TimeWords times) {
        super(
                bubble,
                text,
                texts,
                true,
                author(name),
                receipt.quiet() && bubble.leads() ? null : receipt,
                texts.get("bubble.by", name, bubble.text(), times.time(bubble.at())) + ", " + receipt.words());
        getStyleClass().add("by-agent");
    }
}
