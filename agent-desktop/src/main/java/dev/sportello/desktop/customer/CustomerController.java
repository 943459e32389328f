package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.Avatar;
import dev.sportello.desktop.ui.Rows;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Ticker;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.desktop.ui.Toast;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import dev.sportello.wire.MergeBodies;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The pane beside the thread. FX thread only.
public final class CustomerController {
    private final CustomerModel model;
    private final CustomerActs acts;
    private final Texts texts;
    private final TimeFormat times;
    private final ProfileFacts facts;
    private final Ticker ticker;
    private Consumer<TicketId> opener = _ -> {};
    private Consumer<Profile> writer = _ -> {};
    private Runnable mailer = () -> {};
    private BooleanSupplier mails = () -> false;
    private @Nullable TicketsSection tickets;
    private @Nullable HistorySection history;
    private @Nullable CustomerMenu menu;

    @FXML
    private Node nobody;

    @FXML
    private Parent loading;

    @FXML
    private Parent failure;

    @FXML
    private ScrollPane known;

    @FXML
    private Avatar avatar;

    @FXML
    private Label name;

    @FXML
    private Label verified;

    @FXML
    private Tooltip verifiedWords;

    @FXML
    private Button write;

    @FXML
    private Button mail;

    @FXML
    private Label guest;

    @FXML
    private VBox mergesPlace;

    @FXML
    private VBox orders;

    @FXML
    private VBox spent;

    @FXML
    private VBox factsPlace;

    @FXML
    private VBox ticketsPlace;

    @FXML
    private Label ticketsTitle;

    @FXML
    private VBox ticketLines;

    @FXML
    private Button moreTickets;

    @FXML
    private FlowPane filters;

    @FXML
    private VBox eventsPlace;

    @FXML
    private Label noEvents;

    @FXML
    private Node eventsLoading;

    @FXML
    private Node eventsFailure;

    @FXML
    private MenuButton more;

    @FXML
    private Node busy;

    @FXML
    private Label busyWords;

    public CustomerController(CustomerModel model, CustomerActs acts, TimeFormat times, Ticker ticker) {
        this.model = model;
        this.acts = acts;
        this.times = times;
        this.ticker = ticker;
        texts = Texts.of(CustomerController.class, times.locale());
        facts = new ProfileFacts(texts, times);
    }

    public Texts texts() {
        return texts;
    }

    /// @param open opens one of the customer's tickets, whether or not it is in the list
    public void onOpenTicket(Consumer<TicketId> open) {
        opener = open;
        Objects.requireNonNull(tickets).onOpen(open);
    }

    /// @param write lets the agent write to a customer who is in no chat
    public void onWrite(Consumer<Profile> write) {
        writer = write;
    }

    /// @param goesOut whether the shop sends email
    /// @param write goes on by email in the thread beside the customer
    public void onMail(BooleanSupplier goesOut, Runnable write) {
        mails = goesOut;
        mailer = write;
    }

    @FXML
    private void initialize() {
        Copying.offer(name, name::getText);
        var others = new TicketsSection.Places(ticketsPlace, ticketsTitle, ticketLines, moreTickets);
        tickets = new TicketsSection(model, others, texts, times);
        var past = new HistorySection.Places(known, filters, eventsPlace, noEvents, eventsLoading, eventsFailure);
        history = new HistorySection(model.history(), past, texts, times, ticker);
        menu = new CustomerMenu(acts, texts, new CustomerMenu.Places(more, busy, busyWords));
        model.state().subscribe(this::show);
        model.tickets().shown().subscribe(this::showWriting);
        model.beside().subscribe(this::showWriting);
        var bars = new MergeBars(mergesPlace, texts, this::undo);
        model.merges().state().subscribe(bars::show);
        ticker.now().subscribe(_ -> {
            facts.tick();
            model.merges().expire(times.clock().instant());
        });
        ticker.today().subscribe((_, _) -> redate());
    }

    /// The agent may have another role now.
    public void refresh() {
        show(model.state().get());
    }

    private void redate() {
        show(model.state().get());
        Objects.requireNonNull(tickets).show();
        Objects.requireNonNull(history).redate();
    }

    private void show(CustomerModel.State state) {
        var had = Stream.of(loading, failure, known).anyMatch(Node::isFocusWithin);
        nobody.setVisible(state instanceof CustomerModel.State.Nobody);
        loading.setVisible(state instanceof CustomerModel.State.Loading);
        failure.setVisible(state instanceof CustomerModel.State.Failed);
        known.setVisible(state instanceof CustomerModel.State.Known);
        Objects.requireNonNull(menu).show(state instanceof CustomerModel.State.Known(Profile one) ? one : null);
        if (state instanceof CustomerModel.State.Known(Profile profile)) {
            show(profile);
        }
        if (had) {
            // Where it is no longer seen, it goes to what is seen instead.
            Stream.of(loading, failure, known)
                    .filter(place -> place.isVisible() && !place.isFocusWithin())
                    .forEach(Focus::put);
        }
    }

    private void show(Profile profile) {
        avatar.show(profile.id(), profile.name());
        name.setText(ShownText.line(profile.name()));
        var signed = facts.signed(profile.verified());
        verifiedWords.setText(signed);
        verified.setAccessibleText(signed);
        show(verified, !signed.isEmpty());
        orders.getChildren().setAll(facts.orders(profile));
        spent.getChildren().setAll(facts.spent(profile));
        Rows.put(factsPlace, facts.rows(profile));
        showWriting();
    }

    /// Not beside the chat itself, which has a composer. Who has no account at the shop never sees a chat.
    private void showWriting() {
        if (model.state().get() instanceof CustomerModel.State.Known(Profile profile)) {
            var chat = model.liveChat();
            var hasAccount = profile.customerId() != null;
            write.setText(texts.get(chat == null ? "write" : "write.open"));
            show(
                    write,
                    hasAccount && (chat == null || !chat.equals(model.beside().get())));
            show(guest, !hasAccount);
            var mayMail = profile.email() != null && mails.getAsBoolean();
            show(mail, mayMail && model.beside().get() != null);
        }
    }

    @FXML
    private void didClickWrite() {
        if (model.state().get() instanceof CustomerModel.State.Known(Profile profile)) {
            var chat = model.liveChat();
            if (chat == null) {
                writer.accept(profile);
            } else {
                opener.accept(chat);
            }
        }
    }

    @FXML
    private void didClickMail() {
        mailer.run();
    }

    static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @FXML
    private void didClickMerge() {
        if (model.state().get() instanceof CustomerModel.State.Known(Profile shown)) {
            var window = known.getScene().getWindow();
            FindSheet.showOver(
                    window,
                    model.requests(),
                    shown,
                    times.locale(),
                    other -> MergeSheet.showOver(window, times, shown, other, agreed -> merge(shown, agreed)));
        }
    }

    private void merge(Profile shown, ProfileId other) {
        model.merge(
                shown.id(),
                other,
                why -> tell(texts.get("merge.late", ShownText.line(shown.name()), MergeBars.words(why, texts))));
    }

    private void undo(MergeBodies.Merge merge) {
        var shown = model.profile().getValue();
        var name = ShownText.line(shown == null ? merge.name() : shown.name());
        model.merges()
                .undo(
                        merge.id(),
                        model::refresh,
                        why -> tell(texts.get("merged.undo.late", name, MergeBars.words(why, texts))));
    }

    /// Also where it is of a customer who is not shown any more.
    private void tell(String words) {
        acts.toasts().show(Toast.of(words));
    }

    @FXML
    private void didClickMoreTickets() {
        Objects.requireNonNull(tickets).didClickMore();
    }

    @FXML
    private void didClickMore() {
        Objects.requireNonNull(history).didClickAgain();
    }

    @FXML
    private void didClickAgain() {
        model.load();
    }
}
