package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.wire.RelayFrame.Viewer;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Which colleagues have a ticket open, in words: `Marco is writing…`. FX thread only.
final class ViewersLine {
    private final AgentId you;
    private final Supplier<List<Agent>> team;
    private final Texts texts;

    ViewersLine(AgentId you, Supplier<List<Agent>> team, Texts texts) {
        this.you = you;
        this.team = team;
        this.texts = texts;
    }

    /// Empty where nobody else has it open.
    String words(List<Viewer> viewers) {
        var others =
                viewers.stream().filter(viewer -> !viewer.agent().equals(you)).toList();
        var writing = others.stream().filter(Viewer::typing).toList();
        if (others.isEmpty()) {
            return "";
        }
        return writing.isEmpty()
                ? texts.get("viewers.looking", names(others), others.size())
                : texts.get("viewers.writing", names(writing), writing.size());
    }

    private String names(List<Viewer> viewers) {
        return viewers.stream()
                .map(viewer -> ShownText.isolated(firstName(viewer.agent())))
                .collect(Collectors.joining(", "));
    }

    private String firstName(AgentId id) {
        return team.get().stream()
                .filter(agent -> agent.id().equals(id))
                .map(Agent::firstName)
                .findFirst()
                .orElse(texts.get("somebody"));
    }
}
