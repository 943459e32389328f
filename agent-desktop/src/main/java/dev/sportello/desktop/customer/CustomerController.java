package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.Avatar;
import dev.sportello.desktop.ui.Paging;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Ticker;
import dev.sportello.desktop.ui.TimeWords;
import dev.sportello.model.Event;
import dev.sportello.model.Profile;
import dev.sportello.model.Purchases;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// The pane beside the thread. FX thread only.
public final class CustomerController {
    private final CustomerModel model;
    private final Texts texts;
    private final ProfileFacts facts;
    private final Timeline timeline;
    private final Ticker ticker;

    @FXML
    private Node nobody;

    @FXML
    private Node loading;

    @FXML
    private Node failure;

    @FXML
    private Node known;

    @FXML
    private Avatar avatar;

    @FXML
    private Label name;

    @FXML
    private Node verified;

    @FXML
    private Label orders;

    @FXML
    private Label spent;

    @FXML
    private VBox factsPlace;

    @FXML
    private VBox eventsPlace;

    @FXML
    private Node noEvents;

    @FXML
    private Node eventsLoading;

    @FXML
    private Node eventsFailure;

    @FXML
    private Button more;

    public CustomerController(CustomerModel model, TimeWords times, Ticker ticker) {
        this.model = model;
        this.ticker = ticker;
        texts = Texts.of(CustomerController.class, times.locale());
        facts = new ProfileFacts(texts, times);
        timeline = new Timeline(texts, times);
    }

    public Texts texts() {
        return texts;
    }

    @FXML
    private void initialize() {
        Copying.offer(name, name::getText);
        model.state().subscribe(this::show);
        model.events().addListener((ListChangeListener<Event>) _ -> showEvents());
        model.past().subscribe(_ -> showEvents());
        ticker.now().subscribe(_ -> facts.tick());
        ticker.today().subscribe((_, _) -> {
            show(model.state().get());
            showEvents();
        });
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
        avatar.show(profile.id(), profile.name());
        name.setText(ShownText.line(profile.name()));
        verified.setVisible(profile.verified().email());
        verified.setManaged(profile.verified().email());
        orders.setText(texts.get(
                "orders.count",
                profile.purchases().stream().mapToInt(Purchases::orders).sum()));
        spent.setText(facts.money(profile));
        factsPlace.getChildren().setAll(facts.rows(profile));
    }

    private void showEvents() {
        var past = model.past().get();
        eventsPlace.getChildren().setAll(timeline.rows(model.events()));
        var loaded = past == Paging.State.END || past == Paging.State.MORE;
        show(noEvents, model.events().isEmpty() && loaded);
        show(eventsLoading, past == Paging.State.LOADING);
        show(eventsFailure, past == Paging.State.FAILED);
        show(more, past == Paging.State.MORE && !model.events().isEmpty());
    }

    private static void show(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    @FXML
    private void didClickMore() {
        model.moreEvents();
    }

    @FXML
    private void didClickAgain() {
        model.load();
    }
}
