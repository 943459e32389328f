package dev.sportello.desktop.customer;

import dev.sportello.desktop.connection.CustomerRequests;
import dev.sportello.desktop.ui.Sheet;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Finds a customer by name, email, phone or an order's number, over the window: the arrow keys choose among those who
/// are found while one types, Enter opens. FX thread only.
public final class FindSheet {
    private static final Duration TYPED = Duration.millis(200);

    private final CustomerFinder finder;
    private final Texts texts;
    private final Consumer<Profile> chosen;
    private final TextField field = new TextField();
    private final ListView<Profile> found = new ListView<>();
    private final Label words = new Label();
    private final ProgressIndicator progress = new ProgressIndicator();
    private final Button again = new Button();
    private final VBox state = new VBox(progress, words, again);
    private final Label more = new Label();
    private final Sheet sheet;

    private FindSheet(
            CustomerRequests requests,
            Function<ProfileId, @Nullable Ticket> lastTickets,
            Locale locale,
            Consumer<Profile> chosen) {
        this.chosen = chosen;
        finder = new CustomerFinder(requests);
        texts = Texts.of(FindSheet.class, locale);
        var typed = new PauseTransition(TYPED);
        typed.setOnFinished(_ -> finder.find(field.getText()));
        field.setPromptText(texts.get("find.prompt"));
        field.setAccessibleText(texts.get("find.prompt"));
        field.setId("customerQuery");
        field.textProperty().subscribe((_, _) -> typed.playFromStart());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::didPress);
        found.getStyleClass().add("found");
        found.setAccessibleText(texts.get("find.found"));
        found.setCellFactory(_ -> new FoundCell(lastTickets, texts));
        found.addEventFilter(KeyEvent.KEY_PRESSED, this::didPress);
        found.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                open();
            }
        });
        progress.setMaxSize(22, 22);
        again.setText(texts.get("again"));
        again.getStyleClass().add("link");
        again.setOnAction(_ -> finder.again());
        state.getStyleClass().add("empty");
        more.getStyleClass().addAll("faint", "tiny");
        var place = new StackPane(found, state);
        place.setPrefHeight(280);
        var content = new VBox(12, field, place, more);
        content.getStylesheets()
                .add(Objects.requireNonNull(FindSheet.class.getResource("Find.css"))
                        .toExternalForm());
        sheet = new Sheet(texts.get("find")).ask(content).cancel(texts.get("find.close"));
        finder.state().subscribe(this::show);
    }

    /// @param lastTickets the last ticket of a customer that is known here; null where none is
    /// @param chosen gets the customer whom the agent opens
    public static void showOver(
            Window window,
            CustomerRequests requests,
            Function<ProfileId, @Nullable Ticket> lastTickets,
            Locale locale,
            Consumer<Profile> chosen) {
        new FindSheet(requests, lastTickets, locale, chosen).sheet.showOver(window);
    }

    private void show(CustomerFinder.State now) {
        var customers = now instanceof CustomerFinder.State.Found there ? there.customers() : List.<Profile>of();
        // Until the next answer is here, the last one stays.
        if (!(now instanceof CustomerFinder.State.Searching)) {
            found.getItems().setAll(customers);
            found.getSelectionModel().selectFirst();
        }
        words.setText(
                switch (now) {
                    case CustomerFinder.State.Waiting _ -> texts.get("find.waiting");
                    case CustomerFinder.State.Searching _ -> texts.get("find.searching");
                    case CustomerFinder.State.Found _ -> texts.get("find.none");
                    case CustomerFinder.State.Failed(boolean offline) ->
                        offline ? texts.get("find.offline") : texts.get("find.failed");
                });
        CustomerController.show(state, found.getItems().isEmpty());
        CustomerController.show(found, !found.getItems().isEmpty());
        CustomerController.show(progress, now instanceof CustomerFinder.State.Searching);
        CustomerController.show(again, now instanceof CustomerFinder.State.Failed);
        var others = now instanceof CustomerFinder.State.Found there && there.more();
        more.setText(others ? texts.get("find.more") : "");
        CustomerController.show(more, others);
    }

    /// The cursor stays in the field while the arrow keys choose.
    private void didPress(KeyEvent event) {
        var choice = found.getSelectionModel();
        switch (event.getCode()) {
            case DOWN -> choice.selectNext();
            case UP -> choice.selectPrevious();
            case ENTER -> open();
            default -> {
                return;
            }
        }
        found.scrollTo(Math.max(0, choice.getSelectedIndex() - 1));
        event.consume();
    }

    private void open() {
        var customer = found.getSelectionModel().getSelectedItem();
        if (customer != null) {
            sheet.close();
            chosen.accept(customer);
        }
    }
}
