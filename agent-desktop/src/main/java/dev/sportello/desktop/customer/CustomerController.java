package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.Avatar;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Ticker;
import dev.sportello.desktop.ui.TimeWords;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.TicketId;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The pane beside the thread. FX thread only.
public final class CustomerController {
    private final CustomerModel model;
    private final Texts texts;
    private final TimeWords times;
    private final ProfileFacts facts;
    private final Ticker ticker;
    private @Nullable TicketsSection tickets;
    private @Nullable HistorySection history;
    private @Nullable ProfileId shown;

    @FXML
    private Node nobody;

    @FXML
    private Node loading;

    @FXML
    private Node failure;

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

    public CustomerController(CustomerModel model, TimeWords times, Ticker ticker) {
        this.model = model;
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
        Objects.requireNonNull(tickets).onOpen(open);
    }

    @FXML
    private void initialize() {
        Copying.offer(name, name::getText);
        var others = new TicketsSection.Places(ticketsPlace, ticketsTitle, ticketLines, moreTickets);
        tickets = new TicketsSection(model, others, texts, times);
        var past = new HistorySection.Places(known, filters, eventsPlace, noEvents, eventsLoading, eventsFailure);
        history = new HistorySection(model.history(), past, texts, times, ticker);
        model.state().subscribe(this::show);
        ticker.now().subscribe(_ -> facts.tick());
        ticker.today().subscribe((_, _) -> redate());
    }

    private void redate() {
        show(model.state().get());
        Objects.requireNonNull(tickets).show();
        Objects.requireNonNull(history).redate();
    }

    private void show(CustomerModel.State state) {
        nobody.setVisible(state instanceof CustomerModel.State.Nobody);
        loading.setVisible(state instanceof CustomerModel.State.Loading);
        failure.setVisible(state instanceof CustomerModel.State.Failed);
        known.setVisible(state instanceof CustomerModel.State.Known);
        if (state instanceof CustomerModel.State.Known(Profile profile)) {
            show(profile);
        }
    }

    private void show(Profile profile) {
        if (!profile.id().equals(shown)) {
            shown = profile.id();
            Objects.requireNonNull(tickets).fold();
            Objects.requireNonNull(history).forget();
        }
        avatar.show(profile.id(), profile.name());
        name.setText(ShownText.line(profile.name()));
        var signed = facts.signed(profile.verified());
        verifiedWords.setText(signed);
        verified.setAccessibleText(signed);
        show(verified, !signed.isEmpty());
        orders.getChildren().setAll(facts.orders(profile));
        spent.getChildren().setAll(facts.spent(profile));
        factsPlace.getChildren().setAll(facts.rows(profile));
    }

    static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
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
