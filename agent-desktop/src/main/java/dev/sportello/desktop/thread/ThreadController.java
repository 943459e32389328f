package dev.sportello.desktop.thread;

import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.ticket.TicketBarController;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.desktop.ui.View;
import dev.sportello.model.Agent;
import dev.sportello.model.Ticket;
import dev.sportello.model.TicketId;
import dev.sportello.wire.RelayFrame.Viewer;
import dev.sportello.wire.RelayFrame.Visit;
import java.util.List;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.fxml.FXML;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The open ticket: its header, its thread, and the composer. FX thread only.
public final class ThreadController {
    /// The width of the thread from which its header has room for words.
    private static final double ROOM_FOR_WORDS = 480;

    private final ThreadModel model;
    private final Texts texts;
    private final TimeFormat times;
    private final ThreadRowFactory factory;
    private final AnchoredList list;
    private final NewMessages news;
    private final ComposerController composer;
    private final TicketBarController bar;
    private final ViewersLine viewersLine;
    private @Nullable TicketId showing;

    @FXML
    private Node none;

    @FXML
    private Label noneText;

    @FXML
    private Region opened;

    @FXML
    private Label name;

    @FXML
    private Label number;

    @FXML
    private FontIcon channel;

    @FXML
    private Label status;

    @FXML
    private HBox barPlace;

    @FXML
    private Label viewers;

    @FXML
    private Tooltip viewersWords;

    @FXML
    private VisitStrip visit;

    @FXML
    private Label shopperTypes;

    @FXML
    private StackPane rows;

    @FXML
    private ProgressIndicator loading;

    @FXML
    private Node failure;

    @FXML
    private Button pill;

    @FXML
    private VBox composerPlace;

    /// @param bar what can be done to the open ticket
    public ThreadController(
            ThreadModel model,
            ComposerModel writing,
            TicketBarController bar,
            Supplier<List<Agent>> team,
            TimeFormat times,
            EmojiPictures pictures) {
        this.model = model;
        this.bar = bar;
        this.times = times;
        texts = Texts.of(ThreadController.class, times.locale());
        factory = new ThreadRowFactory(texts, times, pictures, team, acts(model, writing));
        list = new AnchoredList(factory::row, factory::plain);
        news = new NewMessages();
        composer = new ComposerController(
                writing,
                (ticket, written) -> {
                    if (ticket.id().equals(showing)) {
                        list.toEnd();
                        writing.send(ticket, written);
                    }
                },
                list::requestFocus,
                new Surroundings(writing.reach(), model.lastEmail(), times),
                pictures,
                texts);
        viewersLine = new ViewersLine(model.you(), team, texts);
    }

    private static BubbleActs acts(ThreadModel model, ComposerModel writing) {
        return new BubbleActs(
                writing::again,
                writing::discard,
                message -> {
                    var open = model.ticket().get();
                    if (open != null) {
                        writing.sendAgain(open, message);
                    }
                },
                model::turnQuote);
    }

    public Texts texts() {
        return texts;
    }

    @FXML
    private void initialize() {
        rows.getChildren().addFirst(list);
        list.setAccessibleRole(AccessibleRole.SCROLL_PANE);
        composerPlace.getChildren().add(View.load(composer, texts));
        barPlace.getChildren().add(View.load(bar, bar.texts()));
        showViewers(List.of());
        visit.begin(texts);
        opened.widthProperty().subscribe(this::fitHeader);
        list.setOnNearStart(this::wantOlder);
        list.setOnNearEnd(() -> Platform.runLater(model::loadNewer));
        list.setOnEndWanted(model::toEnd);
        list.atEnd().subscribe(atEnd -> {
            model.follow(atEnd);
            if (atEnd) {
                news.forget();
            }
        });
        model.ticket().subscribe(this::showTicket);
        model.rows().subscribe(this::showRows);
        model.past().subscribe(this::showPast);
        model.arrived().subscribe((before, now) -> {
            if (!list.atEnd().get()) {
                news.add(now.intValue() - before.intValue());
            }
        });
        news.count().subscribe(count -> {
            pill.setVisible(count.intValue() > 0);
            pill.setText(texts.get("new-messages", count));
        });
    }

    /// What can be opened: with nothing there, nobody is asked to choose.
    public void choosing(ObservableList<?> tickets) {
        noneText.textProperty()
                .bind(Bindings.when(Bindings.isEmpty(tickets))
                        .then(texts.get("none.empty"))
                        .otherwise(texts.get("none.text")));
    }

    /// Puts something behind what can be done to the open ticket.
    public void offer(Node more) {
        barPlace.getChildren().add(more);
    }

    /// It is another day, or the agent is in another time zone.
    public void redate() {
        model.redate();
        list.redraw();
        composer.redate();
        var ticket = model.ticket().get();
        if (ticket != null) {
            showHeader(ticket);
        }
    }

    /// Who has the open ticket open.
    public void showViewers(List<Viewer> now) {
        var words = viewersLine.words(now);
        viewers.setText(words);
        viewersWords.setText(words);
        viewers.setVisible(!words.isEmpty());
        viewers.setManaged(!words.isEmpty());
    }

    /// What the shopper of the open ticket does now.
    ///
    /// @param now null where nothing is known
    public void showVisit(@Nullable Visit now) {
        var types = now != null && now.typing();
        shopperTypes.setVisible(types);
        shopperTypes.setManaged(types);
        visit.show(now == null ? null : now.page());
    }

    /// A colleague has answered in the open ticket.
    public void answered(String firstName, String words) {
        composer.answered(firstName, words);
    }

    /// Whether a colleague has answered what the agent answers, which has to be seen before the reply is sent. Asks
    /// once: the next time it is sent.
    public boolean warnsFirst() {
        return composer.warnsFirst();
    }

    /// Puts the cursor into the composer.
    public void write() {
        composer.focus();
    }

    /// Goes on by email in the open ticket, where that can be.
    public void writeEmail() {
        composer.writeEmail();
    }

    /// Puts a text behind what is in the composer, and the cursor behind it.
    public void write(String more) {
        composer.append(more);
    }

    /// Header, thread and composer are one: they show this ticket, or none of them shows any. A reply under the name of
    /// one shopper that goes to another is the worst that can happen here.
    private void showTicket(@Nullable Ticket ticket) {
        if (ticket == null) {
            showNone();
            return;
        }
        try {
            show(ticket);
        } catch (RuntimeException e) {
            showNone();
            throw e;
        }
    }

    private void showNone() {
        showing = null;
        none.setVisible(true);
        opened.setVisible(false);
        composer.show(null);
        bar.forget();
    }

    private void show(Ticket ticket) {
        var other = !ticket.id().equals(showing);
        if (other) {
            // Until all of the new one is there.
            showing = null;
            news.forget();
            list.toEnd();
        }
        showHeader(ticket);
        composer.show(ticket);
        showing = ticket.id();
        none.setVisible(false);
        opened.setVisible(true);
    }

    private void showHeader(Ticket ticket) {
        factory.shopper(ticket.shopperName());
        shopperTypes.setText(texts.get("shopper.writing", ShownText.isolated(ticket.shopperName())));
        list.setAccessibleText(texts.get("thread.with", ticket.shopperName()));
        heading().show(ticket, texts, times);
        bar.show(ticket);
        fitHeader(opened.getWidth());
    }

    private void fitHeader(Number width) {
        var narrow = width.doubleValue() < ROOM_FOR_WORDS;
        bar.compact(narrow);
        viewers.setContentDisplay(narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        heading().compact(narrow);
    }

    private ThreadHeading heading() {
        return new ThreadHeading(name, number, channel, status);
    }

    private void showRows(List<ThreadRow> next) {
        list.show(next, !model.atEnd());
        showPast(model.past().get());
    }

    private void showPast(Paging.State past) {
        loading.setVisible(past == Paging.State.LOADING);
        failure.setVisible(past == Paging.State.FAILED);
        failure.setManaged(past == Paging.State.FAILED);
    }

    private void wantOlder() {
        // Not from within a layout, and not again by itself after a failure.
        if (model.past().get() == Paging.State.MORE) {
            Platform.runLater(() -> {
                if (model.past().get() == Paging.State.MORE) {
                    model.loadOlder();
                }
            });
        }
    }

    @FXML
    private void didClickAgain() {
        // The button goes while it is asked for.
        list.requestFocus();
        model.loadOlder();
    }

    @FXML
    private void didClickPill() {
        list.requestFocus();
        list.toEnd();
    }
}
