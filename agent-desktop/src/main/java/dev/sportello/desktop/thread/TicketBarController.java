package dev.sportello.desktop.thread;

import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeWords;
import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Status;
import dev.sportello.model.Ticket;
import dev.sportello.wire.RelayFrame.Viewer;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// What can be done to the open ticket, and who else has it open. FX thread only.
final class TicketBarController {
    private final TicketActs acts;
    private final AgentId you;
    private final Supplier<List<Agent>> team;
    private final TicketMenus menus;
    private final Texts texts;
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
        this.texts = texts;
        menus = new TicketMenus(acts, you, team, words, texts);
    }

    @FXML
    private void initialize() {
        snooze.setOnShowing(_ -> fill(snooze, open -> menus.snoozes(open, window())));
        assign.setOnShowing(_ -> fill(assign, menus::assignees));
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
        noReply.setDisable(!TicketMenus.owesReply(next));
        unread.setDisable(!menus.canMarkUnread(next));
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

    /// What can be done to the open ticket; nothing where none is open.
    List<MenuItem> menu() {
        return ticket == null ? List.of() : menus.all(ticket, window());
    }

    private void fill(MenuButton button, Function<Ticket, List<MenuItem>> items) {
        if (ticket != null) {
            button.getItems().setAll(items.apply(ticket));
        }
    }

    private Window window() {
        return bar.getScene().getWindow();
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

    private String assignee(Ticket ticket) {
        var id = ticket.assignee();
        return id == null
                ? texts.get("unassigned")
                : you.equals(id) ? texts.get("assigned.you") : agent(id, Agent::name);
    }

    private String firstName(AgentId id) {
        return agent(id, Agent::firstName);
    }

    private String agent(AgentId id, Function<Agent, String> name) {
        return team.get().stream()
                .filter(agent -> agent.id().equals(id))
                .map(name)
                .findFirst()
                .orElse(texts.get("somebody"));
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
