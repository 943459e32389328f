package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeFormat;

/// What an agent wrote, at the right, with how far it has come.
final class AgentBubble extends BubbleRow {
    AgentBubble(
            ThreadRow.Bubble bubble, BubbleBody body, String name, ReceiptLine receipt, Texts texts, TimeFormat times) {
        super(
                bubble,
                body,
                texts,
                true,
                author(name),
                receipt.quiet() && bubble.leads() ? null : receipt,
                texts.get("bubble.by", name, words(bubble), times.time(bubble.at())) + ", " + receipt.words());
        getStyleClass().add("by-agent");
    }
}
