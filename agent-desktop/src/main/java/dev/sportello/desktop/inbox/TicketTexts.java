package dev.sportello.desktop.inbox;

import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.AgentId;
import dev.sportello.model.Channel;
import dev.sportello.model.Party;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import java.util.ArrayList;

/// What a ticket's line says in words. Immutable.
final class TicketTexts {
    private final AgentId you;
    private final Texts texts;
    private final TimeFormat times;

    TicketTexts(AgentId you, Texts texts, TimeFormat times) {
        this.you = you;
        this.texts = texts;
        this.times = times;
    }

    /// What the line says last.
    ///
    /// @param mark stands before it, such as who wrote it; empty for the shopper
    /// @param style the mark's style class
    record Preview(String mark, String style, String words) {
        private static final String WHO = "who";

        String line() {
            return mark.isEmpty() ? words : mark + " " + words;
        }
    }

    /// What the agent left unsent, else the last message.
    Preview preview(TicketRow row) {
        return switch (row.unsent()) {
            case Unsent.Begun(String text) -> new Preview(texts.get("preview.draft"), "draft", text);
            case Unsent.Failed(String text) -> new Preview(texts.get("preview.failed"), "failed", text);
            case Unsent.Queued(String text) -> new Preview(texts.get("preview.you"), "queued", text);
            case null -> last(row.ticket());
        };
    }

    private Preview last(Ticket ticket) {
        var message = ticket.lastMessage();
        if (message == null) {
            return new Preview("", Preview.WHO, texts.get("preview.none"));
        }
        var who = switch (message.author()) {
            case Party.Shopper _, Party.Unknown _ -> "";
            case Party.ByAgent(AgentId agent, String _) when agent.equals(you) -> texts.get("preview.you");
            case Party.ByAgent(AgentId _, String firstName) -> texts.get("preview.by", ShownText.isolated(firstName));
            case Party.Automatic _ -> texts.get("preview.automatic");
        };
        return new Preview(who, Preview.WHO, message.text());
    }

    /// The whole line for the screen reader.
    String accessible(TicketRow row) {
        var ticket = row.ticket();
        var parts = new ArrayList<String>();
        if (row.unread()) {
            parts.add(texts.get("cell.unread"));
        }
        parts.add(ticket.shopperName());
        parts.add(
                switch (ticket.channel()) {
                    case Channel.Known.WEB_CHAT -> texts.get("cell.web-chat");
                    case Channel.Known.SMS -> texts.get("cell.sms");
                    case Channel.Known.EMAIL -> texts.get("cell.email");
                    case Channel.Unknown _ -> texts.get("cell.other-channel");
                });
        parts.add(preview(row).line());
        parts.add(times.brief(ticket.lastActivityAt()));
        var since = ticket.waitingSince();
        if (ticket.status() instanceof Status.Snoozed(var until)) {
            parts.add(until == null ? texts.get("snoozed") : texts.get("snoozed.until", times.moment(until)));
        } else if (since != null) {
            parts.add(texts.get("waiting", times.since(since)));
        }
        if (row.assignee() != null) {
            parts.add(texts.get("cell.assigned", row.assignee()));
        }
        return String.join(", ", parts);
    }
}
