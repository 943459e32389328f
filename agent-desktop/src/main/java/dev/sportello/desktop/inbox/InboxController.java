package dev.sportello.desktop.inbox;

import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.input.EmojiInput;
import dev.sportello.desktop.replica.LoadProgress;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Ticker;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.Account;
import dev.sportello.model.Status;
import dev.sportello.model.TicketId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The list of tickets with its views and filters. FX thread only.
public final class InboxController {
    private final InboxModel model;
    private final ClosedTickets closed;
    private final Texts texts;
    private final TimeFormat times;
    private final EmojiPictures pictures;
    private final Ticker ticker;
    private final Map<InboxFilter.Scope, ToggleButton> scopes = new EnumMap<>(InboxFilter.Scope.class);
    private @Nullable SearchField searching;
    private @Nullable OpeningLine openingLine;
    private @Nullable TicketList tickets;
    private @Nullable EmptyList nothing;
    private @Nullable LoadLine loadLine;
    private @Nullable ClosedPages pagesBelow;
    private @Nullable LoadProgress loading;

    @FXML
    private Label opening;

    @FXML
    private FilterMenu status;

    @FXML
    private TextField search;

    @FXML
    private Button clear;

    @FXML
    private ToggleButton mine;

    @FXML
    private ToggleButton unassigned;

    @FXML
    private ToggleButton all;

    @FXML
    private ListView<TicketRow> list;

    @FXML
    private VBox empty;

    @FXML
    private Label emptyTitle;

    @FXML
    private Label emptyText;

    @FXML
    private VBox load;

    @FXML
    private Label loadText;

    @FXML
    private ProgressBar loadBar;

    @FXML
    private Node further;

    @FXML
    private Node failure;

    public InboxController(
            InboxModel model, ClosedTickets closed, TimeFormat times, EmojiPictures pictures, Ticker ticker) {
        this.model = model;
        this.closed = closed;
        this.times = times;
        this.pictures = pictures;
        this.ticker = ticker;
        texts = Texts.of(InboxController.class, times.locale());
    }

    public Texts texts() {
        return texts;
    }

    @FXML
    private void initialize() {
        scopes.put(InboxFilter.Scope.MINE, mine);
        scopes.put(InboxFilter.Scope.UNASSIGNED, unassigned);
        scopes.put(InboxFilter.Scope.ALL, all);
        scopes.forEach((scope, button) -> button.setOnAction(_ -> {
            // The chosen one stays chosen when clicked again.
            button.setSelected(true);
            choose(scope);
        }));
        status.begin(model, texts, closed::more);
        EmojiInput.in(search, pictures);
        searching = new SearchField(model, search, clear, list);
        var line = new OpeningLine(opening, times.locale());
        openingLine = line;
        nothing = new EmptyList(empty, emptyTitle, emptyText, texts);
        loadLine = new LoadLine(load, loadText, loadBar, texts);
        prepareList();
        pagesBelow = new ClosedPages(model, closed, list, further, failure);
        model.filter().subscribe(this::showFilter);
        model.counts().subscribe(this::showCounts);
        model.loaded().subscribe(_ -> showState());
        closed.paging().state().subscribe(_ -> showState());
        ticker.now().subscribe(line::show);
    }

    /// How the shop is set up now: whether it is open is shown below the title.
    public void take(Account account) {
        var line = Objects.requireNonNull(openingLine);
        line.take(account);
        line.show(times.clock().instant());
    }

    /// How many tickets have come of those that are to be loaded; null when all are here.
    public void load(@Nullable LoadProgress progress) {
        if (!Objects.equals(progress, loading)) {
            loading = progress;
            Objects.requireNonNull(loadLine).show(progress);
            showState();
        }
    }

    /// Where to look for words in whole threads.
    ///
    /// @param finder gets folded words, at least one
    public void searchThreads(Function<List<String>, CompletableFuture<Set<TicketId>>> finder) {
        Objects.requireNonNull(searching).searchThreads(finder);
    }

    /// What the list offers beside the mouse, and at the menu key.
    ///
    /// @param acts makes what can be done to the ticket that is open
    public void offer(Supplier<List<MenuItem>> acts) {
        var menu = new RowMenu(list, model, acts);
        list.setOnContextMenuRequested(menu::didAsk);
        list.addEventFilter(KeyEvent.KEY_PRESSED, menu::didPress);
    }

    /// What the list offers over the row under the mouse.
    ///
    /// @param acts from left to right
    public void offerOverRows(List<RowAct> acts) {
        var _ = new HoverActs(list, acts);
    }

    /// Puts the cursor into the search field.
    public void search() {
        Objects.requireNonNull(searching).focus();
    }

    /// Puts the focus on the list.
    public void focus() {
        list.requestFocus();
    }

    /// Selects the next ticket down the list, or up with -1.
    public void step(int step) {
        Objects.requireNonNull(tickets).step(step);
    }

    public void showMine() {
        choose(InboxFilter.Scope.MINE);
    }

    public void showUnassigned() {
        choose(InboxFilter.Scope.UNASSIGNED);
    }

    public void showAll() {
        choose(InboxFilter.Scope.ALL);
    }

    @FXML
    private void didClickClear() {
        Objects.requireNonNull(searching).clear();
    }

    private void prepareList() {
        list.setCellFactory(_ -> new TicketCell(model, texts, times, pictures, ticker));
        tickets = new TicketList(list, model);
        model.rows().addListener((ListChangeListener<TicketRow>) _ -> Platform.runLater(this::showState));
    }

    private void choose(InboxFilter.Scope scope) {
        model.filter(model.filter().get().with(scope));
    }

    private void showFilter(InboxFilter filter) {
        scopes.forEach((scope, button) -> button.setSelected(scope == filter.scope()));
        showState();
    }

    private void showCounts(InboxCounts counts) {
        // What the relay has closed in all its years is not counted here: only what is loaded would be.
        var counted = model.filter().get().status() != Status.Kind.CLOSED;
        scopes.forEach((scope, button) -> {
            var count = (Label) button.getGraphic();
            count.setText(counted ? texts.get("count", counts.of(scope)) : "");
            count.setVisible(counted);
            count.setManaged(counted);
        });
    }

    private void showState() {
        var filter = model.filter().get();
        var pages =
                filter.status() == Status.Kind.CLOSED ? closed.paging().state().get() : Paging.State.END;
        var place = Objects.requireNonNull(nothing);
        if (model.rows().isEmpty() && pages != Paging.State.FAILED) {
            place.show(filter, !model.loaded().get() || loading != null || pages == Paging.State.LOADING);
        } else {
            place.hide();
        }
        Objects.requireNonNull(pagesBelow).show();
    }

    @FXML
    private void didClickFurther() {
        askForMore();
    }

    @FXML
    private void didClickAgain() {
        askForMore();
    }

    /// The button that asked for them goes meanwhile.
    private void askForMore() {
        focus();
        closed.more();
    }
}
