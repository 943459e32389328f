package dev.sportello.desktop.customer;

import dev.sportello.desktop.connection.CustomerRequests;
import dev.sportello.desktop.ui.Sheet;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import dev.sportello.model.Ticket;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
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
    private final Predicate<Profile> offered;
    private final TextField field = new TextField();
    private final ListView<Profile> found = new ListView<>();
    private final Label words = new Label();
    private final ProgressIndicator progress = new ProgressIndicator();
    private final Button again = new Button();
    private final VBox state = new VBox(progress, words, again);
    private final Label more = new Label();
    private final PauseTransition typed = new PauseTransition(TYPED);
    private final Sheet sheet;

    /// Whether the agent has chosen among those who are shown since they typed.
    private boolean moved;

    /// Whether Enter was pressed for an answer that is still on its way.
    private boolean opensFirst;

    /// Who is looked for, and why.
    ///
    /// @param offered who may be chosen
    private record Question(String title, Predicate<Profile> offered) {}

    private FindSheet(
            CustomerRequests requests,
            Function<ProfileId, @Nullable Ticket> lastTickets,
            Texts texts,
            Question question,
            Consumer<Profile> chosen) {
        this.chosen = chosen;
        this.texts = texts;
        offered = question.offered();
        finder = new CustomerFinder(requests);
        typed.setOnFinished(_ -> finder.find(field.getText()));
        field.setPromptText(texts.get("find.prompt"));
        field.setAccessibleText(texts.get("find.prompt"));
        field.setId("customerQuery");
        field.textProperty().subscribe((_, _) -> {
            moved = false;
            opensFirst = false;
            typed.playFromStart();
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::didPress);
        found.getStyleClass().add("found");
        found.setAccessibleText(texts.get("find.found"));
        found.setCellFactory(_ -> new FoundCell(lastTickets, texts, this::open));
        found.addEventFilter(KeyEvent.KEY_PRESSED, this::didPress);
        progress.setMaxSize(22, 22);
        again.setText(texts.get("again"));
        again.getStyleClass().add("link");
        again.setOnAction(_ -> {
            // The button goes while it is looked for.
            field.requestFocus();
            finder.again();
        });
        state.getStyleClass().add("empty");
        more.getStyleClass().addAll("faint", "tiny");
        var place = new StackPane(found, state);
        place.setPrefHeight(280);
        var content = new VBox(12, field, place, more);
        content.getStylesheets()
                .add(Objects.requireNonNull(FindSheet.class.getResource("Find.css"))
                        .toExternalForm());
        sheet = new Sheet(question.title()).ask(content).cancel(texts.get("find.close"));
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
        var texts = Texts.of(FindSheet.class, locale);
        var anybody = new Question(texts.get("find"), _ -> true);
        new FindSheet(requests, lastTickets, texts, anybody, chosen).sheet.showOver(window);
    }

    /// Looks for another profile of the person who is shown.
    static void showOver(
            Window window, CustomerRequests requests, Profile shown, Locale locale, Consumer<Profile> chosen) {
        var texts = Texts.of(FindSheet.class, locale);
        var title = texts.get("merge.find", ShownText.line(shown.name()));
        var others = new Question(title, found -> !found.id().equals(shown.id()));
        new FindSheet(requests, _ -> null, texts, others, chosen).sheet.showOver(window);
    }

    private void show(CustomerFinder.State now) {
        var customers = now instanceof CustomerFinder.State.Found there
                ? there.customers().stream().filter(offered).toList()
                : List.<Profile>of();
        // Until the next answer is here, the last one stays.
        if (!(now instanceof CustomerFinder.State.Searching)) {
            choose(customers);
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
        // There is no way to have it read out; it is read with the field.
        field.setAccessibleHelp(
                found.getItems().isEmpty()
                        ? words.getText()
                        : texts.get("find.count", found.getItems().size()));
        if (opensFirst && now instanceof CustomerFinder.State.Found) {
            opensFirst = false;
            openChosen();
        }
    }

    /// Shows others to choose from; who was chosen stays so.
    private void choose(List<Profile> customers) {
        var choice = found.getSelectionModel();
        var before = moved ? choice.getSelectedItem() : null;
        found.getItems().setAll(customers);
        moved = false;
        choice.selectFirst();
        for (var place = 0; place < customers.size() && before != null; place++) {
            if (customers.get(place).id().equals(before.id())) {
                choice.select(place);
                moved = true;
            }
        }
    }

    /// The cursor stays in the field while the arrow keys choose.
    private void didPress(KeyEvent event) {
        var choice = found.getSelectionModel();
        switch (event.getCode()) {
            case DOWN -> {
                choice.selectNext();
                moved = true;
            }
            case UP -> {
                choice.selectPrevious();
                moved = true;
            }
            case ENTER -> didPressEnter();
            default -> {
                return;
            }
        }
        found.scrollTo(Math.max(0, choice.getSelectedIndex() - 1));
        event.consume();
    }

    /// What is shown may be the answer to less than what is typed by now.
    private void didPressEnter() {
        typed.stop();
        finder.find(field.getText());
        if (moved || finder.state().get() instanceof CustomerFinder.State.Found) {
            openChosen();
        } else {
            opensFirst = finder.state().get() instanceof CustomerFinder.State.Searching;
        }
    }

    private void openChosen() {
        var customer = found.getSelectionModel().getSelectedItem();
        if (customer != null) {
            open(customer);
        }
    }

    private void open(Profile customer) {
        sheet.close();
        chosen.accept(customer);
    }
}
