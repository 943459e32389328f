package dev.sportello.desktop.ticket;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Ticket;
import java.util.ArrayList;
import java.util.List;
import org.kordamp.ikonli.feather.Feather;

/// Gives a ticket to a colleague, to nobody, or to the agent who asks.
final class HandOverAct implements Act.Choosing {
    private static final Presentation PRESENTATION = new Presentation(
            "assign",
            "assign",
            "assign.name",
            Feather.USER,
            Shortcut.ASSIGN,
            Presentation.Group.HANDLE,
            Presentation.Place.MENU);

    private final Desk desk;
    private final AgentId you;
    private final Texts texts;

    HandOverAct(Desk desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
        you = desk.replica().you().id();
    }

    @Override
    public Presentation presentation() {
        return PRESENTATION;
    }

    @Override
    public Availability availability(Ticket ticket) {
        return Availability.whileLive(ticket.takesActs());
    }

    @Override
    public List<List<Choice>> choices(Ticket ticket) {
        var now = ticket.assignee();
        var own = new ArrayList<Choice>();
        if (!you.equals(now)) {
            own.add(Choice.Ready.of(texts.get("assign.me"), () -> desk.assign(ticket.id(), you)));
        }
        if (now != null) {
            own.add(Choice.Ready.of(texts.get("assign.nobody"), () -> desk.assign(ticket.id(), null)));
        }
        var colleagues = desk.replica().team().stream()
                .filter(agent -> agent.active() && !agent.id().equals(you))
                .<Choice>map(agent -> new Choice.Ready(
                        agent.name(), agent, !agent.id().equals(now), () -> desk.assign(ticket.id(), agent.id())))
                .toList();
        return colleagues.isEmpty() ? List.of(own) : List.of(own, colleagues);
    }

    /// Who has the ticket; also whether they can no longer answer it.
    @Override
    public String chosen(Ticket ticket) {
        var assignee = ticket.assignee();
        if (assignee == null) {
            return texts.get("unassigned");
        }
        return you.equals(assignee)
                ? texts.get("assigned.you")
                : desk.replica().team().stream()
                        .filter(agent -> agent.id().equals(assignee))
                        .map(this::name)
                        .findFirst()
                        .orElse(texts.get("somebody"));
    }

    private String name(Agent agent) {
        return agent.standing() == Agent.Standing.DISABLED
                ? texts.get("assigned.disabled", agent.name())
                : agent.name();
    }
}
