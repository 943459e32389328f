package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.Avatar;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeWords;
import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Change;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.wire.RelayFrame.Viewer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// What can be done to the open ticket, and who else has it open. FX thread only.
final class TicketBarController {
    private final TicketActs acts;
    private final AgentId you;
    private final Supplier<List<Agent>> team;
    private final TimeWords words;
    private final Texts texts;
    private final SnoozeTimes times;
    private @Nullable Ticket ticket;

    @FXML
    private HBox bar;

    @FXML
    private MenuButton assign;

    @FXML
    private MenuButton snooze;

    @FXML
    private Button reopen;

    @FXML
    private Button close;

    @FXML
    private MenuItem unread;

    @FXML
    private MenuItem noReply;

    TicketBarController(TicketActs acts, AgentId you, Supplier<List<Agent>> team, TimeWords words, Texts texts) {
        this.acts = acts;
        this.you = you;
        this.team = team;
        this.words = words;
        this.texts = texts;
        times = new SnoozeTimes(words.clock());
    }

    @FXML
    private void initialize() {
        // Times pass and the team changes: what stands in a menu is made when it opens.
        snooze.setOnShowing(_ -> snooze.getItems().setAll(snoozes()));
        assign.setOnShowing(_ -> assign.getItems().setAll(assignees()));
        snooze.getItems().setAll(new MenuItem());
        assign.getItems().setAll(new MenuItem());
    }

    void show(Ticket next) {
        ticket = next;
        var snoozed = next.status() instanceof Status.Snoozed;
        show(bar, next.live());
        show(reopen, snoozed);
        show(close, next.live());
        assign.setText(assignee(next));
        noReply.setDisable(!next.live() || next.waitingSince() == null);
        unread.setDisable(next.lastShopperMessage() == 0 || !next.allows(new Change.UnreadByAgent(you, 0)));
    }

    /// No ticket is open: keys find none to act on.
    void forget() {
        ticket = null;
        show(bar, false);
    }

    /// Shows pictures only, where there is no room for words beside the shopper's name.
    void compact(boolean narrow) {
        var display = narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
        assign.setContentDisplay(display);
        close.setContentDisplay(display);
    }

    /// Who else has the ticket open, in words; empty for nobody.
    String company(List<Viewer> viewers) {
        var others =
                viewers.stream().filter(viewer -> !viewer.agent().equals(you)).toList();
        var writing = others.stream().filter(Viewer::typing).toList();
        if (others.isEmpty()) {
            return "";
        }
        return writing.isEmpty()
                ? texts.get("company.looking", names(others), others.size())
                : texts.get("company.writing", names(writing), writing.size());
    }

    private String names(List<Viewer> viewers) {
        return viewers.stream().map(viewer -> firstName(viewer.agent())).collect(Collectors.joining(", "));
    }

    void closeTicket() {
        if (ticket != null && ticket.live()) {
            acts.close().accept(ticket);
        }
    }

    void chooseSnooze() {
        if (ticket != null && ticket.live()) {
            snooze.show();
        }
    }

    void chooseAssignee() {
        if (ticket != null && ticket.live()) {
            assign.show();
        }
    }

    void reopen() {
        if (ticket != null && ticket.status() instanceof Status.Snoozed) {
            acts.reopen().accept(ticket.id());
        }
    }

    void noReplyNeeded() {
        if (ticket != null && !noReply.isDisable()) {
            acts.noReplyNeeded().accept(ticket.id());
        }
    }

    void markUnread() {
        if (ticket != null && !unread.isDisable()) {
            acts.markUnread().accept(ticket);
        }
    }

    private List<MenuItem> snoozes() {
        var later = times.inThreeHours();
        var tomorrow = times.tomorrowMorning();
        var monday = times.nextWeek();
        return List.of(
                item(texts.get("snooze.hours", words.moment(later)), () -> snooze(later)),
                item(texts.get("snooze.tomorrow", words.moment(tomorrow)), () -> snooze(tomorrow)),
                item(texts.get("snooze.week", words.moment(monday)), () -> snooze(monday)),
                item(texts.get("snooze.pick"), this::pickSnooze),
                new SeparatorMenuItem(),
                item(texts.get("snooze.reply"), () -> snooze(null)));
    }

    private void pickSnooze() {
        new SnoozeDialog(bar.getScene().getWindow(), times, texts).showAndWait().ifPresent(this::snooze);
    }

    private void snooze(@Nullable Instant until) {
        if (ticket != null) {
            acts.snooze().accept(ticket.id(), until);
        }
    }

    private List<MenuItem> assignees() {
        var items = new ArrayList<MenuItem>();
        if (ticket == null) {
            return items;
        }
        var now = ticket.assignee();
        if (!you.equals(now)) {
            items.add(item(texts.get("assign.me"), () -> assign(you)));
        }
        if (now != null) {
            items.add(item(texts.get("assign.nobody"), () -> assign(null)));
        }
        var colleagues = team.get().stream()
                .filter(agent -> agent.active() && !agent.id().equals(you))
                .toList();
        if (!items.isEmpty() && !colleagues.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        for (var colleague : colleagues) {
            var avatar = new Avatar();
            avatar.getStyleClass().add("mini");
            avatar.show(colleague.id(), colleague.name());
            var item = item(colleague.name(), () -> assign(colleague.id()));
            item.setGraphic(avatar);
            item.setDisable(colleague.id().equals(now));
            items.add(item);
        }
        return items;
    }

    private void assign(@Nullable AgentId agent) {
        if (ticket != null) {
            acts.assign().accept(ticket.id(), agent);
        }
    }

    private String assignee(Ticket ticket) {
        var id = ticket.assignee();
        return id == null
                ? texts.get("unassigned")
                : you.equals(id) ? texts.get("assigned.you") : agent(id, Agent::name);
    }

    private String firstName(AgentId id) {
        return agent(id, Agent::firstName);
    }

    private String agent(AgentId id, java.util.function.Function<Agent, String> name) {
        return team.get().stream()
                .filter(agent -> agent.id().equals(id))
                .map(name)
                .findFirst()
                .orElse(texts.get("somebody"));
    }

    private static MenuItem item(String words, Runnable act) {
        var item = new MenuItem(words);
        item.setOnAction(_ -> act.run());
        return item;
    }

    private static void show(javafx.scene.Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @FXML
    private void didClickClose() {
        closeTicket();
    }

    @FXML
    private void didClickReopen() {
        reopen();
    }

    @FXML
    private void didClickUnread() {
        markUnread();
    }

    @FXML
    private void didClickNoReply() {
        noReplyNeeded();
    }
}
