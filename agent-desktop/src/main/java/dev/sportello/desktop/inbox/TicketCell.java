package dev.sportello.desktop.inbox;

import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.emoji.OneLine;
import dev.sportello.desktop.ui.Avatar;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Ticker;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.AgentId;
import dev.sportello.model.Channel;
import java.time.Instant;
import java.util.Objects;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One line of the list, of a fixed height. Its nodes are made once; a new row only sets their texts, and a tick of the
/// clock only the times.
final class TicketCell extends ListCell<TicketRow> {
    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");

    private static final double MOST_OF_MARK = 96;

    private final AgentId you;
    private final TimeFormat times;
    private final TicketTexts words;
    private final Region dot = new Region();
    private final Avatar avatar = new Avatar();
    private final Label name = new Label();
    private final Label time = new Label();
    private final FontIcon channel = new FontIcon();
    private final Label mark = new Label();
    private final FontIcon queued = new FontIcon(Feather.CLOCK);
    private final OneLine preview;
    private final WaitingLabel waiting;
    private final Avatar assignee = new Avatar();
    private final Tooltip assigneeName = new Tooltip();
    private final HBox when = new HBox(8);
    private final HBox hands = new HBox();
    private final HBox content;
    // Held here, since the ticker holds it weakly: a cell that the list drops is not kept alive by the clock.
    private final InvalidationListener didMark = _ -> showTimes();
    private final ChangeListener<Instant> didTick = (_, _, _) -> showTimes();
    private @Nullable TicketRow showing;

    TicketCell(InboxModel model, Texts texts, TimeFormat times, EmojiPictures pictures, Ticker ticker) {
        you = model.you();
        this.times = times;
        words = new TicketTexts(you, texts, times);
        preview = new OneLine(pictures);
        waiting = new WaitingLabel(texts, times, model.marks()::get);
        getStyleClass().add("ticket-cell");
        // The list gives each cell its own width; a long text must not widen the list.
        setPrefWidth(0);
        content = content();
        ticker.now().addListener(new WeakChangeListener<>(didTick));
        model.marks().addListener(new WeakInvalidationListener(didMark));
    }

    @Override
    protected void updateItem(@Nullable TicketRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            showing = null;
            setGraphic(null);
            setAccessibleText(null);
            pseudoClassStateChanged(UNREAD, false);
            return;
        }
        setGraphic(content);
        if (!row.equals(showing)) {
            showing = row;
            show(row);
        }
        showTimes();
    }

    private void show(TicketRow row) {
        var ticket = row.ticket();
        pseudoClassStateChanged(UNREAD, row.unread());
        dot.setVisible(row.unread());
        avatar.show(ticket.profile(), ticket.shopperName());
        name.setText(ShownText.line(ticket.shopperName()));
        channel.setIconCode(
                switch (ticket.channel()) {
                    case Channel.Known.WEB_CHAT -> Feather.MESSAGE_CIRCLE;
                    case Channel.Known.SMS -> Feather.MAIL;
                    case Channel.Known.EMAIL -> Feather.AT_SIGN;
                    case Channel.Unknown _ -> Feather.MESSAGE_SQUARE;
                });
        showPreview(words.preview(row));
        showAssignee(row.assignee(), Objects.requireNonNullElse(ticket.assignee(), you));
    }

    private void showPreview(TicketTexts.Preview last) {
        mark.setText(ShownText.line(last.mark()));
        mark.setVisible(!last.mark().isEmpty());
        mark.setManaged(!last.mark().isEmpty());
        if (!mark.getStyleClass().getLast().equals(last.style())) {
            mark.getStyleClass().setAll("label", "prefix", last.style());
        }
        var waits = last.style().equals("queued");
        queued.setVisible(waits);
        queued.setManaged(waits);
        preview.show(last.words());
        preview.setAccessibleText(last.line());
    }

    private void showAssignee(@Nullable String fullName, AgentId agent) {
        assignee.setVisible(fullName != null);
        assignee.setManaged(fullName != null);
        if (fullName != null) {
            assignee.show(agent, fullName);
            assigneeName.setText(ShownText.line(fullName));
        }
    }

    private void showTimes() {
        if (showing != null) {
            time.setText(times.brief(showing.ticket().lastActivityAt()));
            waiting.show(showing.ticket());
            setAccessibleText(words.accessible(showing));
        }
    }

    /// Puts what is offered under the mouse at the end of the row, in the place of its times and its assignee: it
    /// covers no words.
    void offer(Node acts) {
        content.getChildren().add(acts);
        showEnds(false);
    }

    /// Takes away what was offered.
    void withdraw(Node acts) {
        content.getChildren().remove(acts);
        showEnds(true);
    }

    private void showEnds(boolean shown) {
        when.setVisible(shown);
        hands.setVisible(shown);
    }

    private HBox content() {
        dot.getStyleClass().add("unread-dot");
        name.getStyleClass().add("shopper");
        name.setMinWidth(0);
        time.getStyleClass().addAll("time", "tiny");
        time.setMinWidth(Region.USE_PREF_SIZE);
        var lines = new VBox(3, nameLine(), previewLine());
        lines.setAlignment(Pos.CENTER_LEFT);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        var person = person();
        HBox.setMargin(person, new Insets(0, 10, 0, 6));
        var all = new HBox(dot, person, lines);
        all.setAlignment(Pos.CENTER_LEFT);
        return all;
    }

    /// The channel is a badge of the avatar: the lines are for words.
    private StackPane person() {
        channel.getStyleClass().add("channel");
        var badge = new StackPane(channel);
        badge.getStyleClass().add("channel-badge");
        badge.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var person = new StackPane(avatar, badge);
        person.setMinWidth(Region.USE_PREF_SIZE);
        person.setMaxHeight(Region.USE_PREF_SIZE);
        StackPane.setAlignment(badge, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(badge, new Insets(0, -4, -4, 0));
        return person;
    }

    private HBox nameLine() {
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        when.getChildren().setAll(waiting, time);
        when.setAlignment(Pos.CENTER_LEFT);
        when.setMinWidth(Region.USE_PREF_SIZE);
        when.managedProperty().bind(when.visibleProperty());
        var line = new HBox(8, name, room, when);
        line.setAlignment(Pos.CENTER_LEFT);
        // Also while the times make room for something else.
        line.setFillHeight(false);
        line.minHeightProperty().bind(when.heightProperty());
        return line;
    }

    private HBox previewLine() {
        // A long name must leave room for what was said.
        mark.setMaxWidth(MOST_OF_MARK);
        queued.getStyleClass().add("queued-sign");
        assignee.getStyleClass().add("mini");
        assignee.setTooltip(assigneeName);
        HBox.setHgrow(preview, Priority.ALWAYS);
        preview.setMaxWidth(Double.MAX_VALUE);
        // It takes the room that is left, and none from the words before it.
        preview.setPrefWidth(0);
        HBox.setMargin(assignee, new Insets(0, 0, 0, 4));
        hands.getChildren().setAll(assignee);
        hands.setAlignment(Pos.CENTER_LEFT);
        hands.setMinWidth(Region.USE_PREF_SIZE);
        // Nobody's hands take no room, nor the gap before them.
        hands.managedProperty().bind(hands.visibleProperty().and(assignee.managedProperty()));
        var line = new HBox(4, queued, mark, preview, hands);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setMinHeight(20);
        return line;
    }
}
