package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.SampleDesk;
import dev.sportello.desktop.connection.RelayHttp;
import dev.sportello.desktop.connection.SignInClient;
import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.login.LoginController;
import dev.sportello.desktop.login.LoginHints;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.desktop.ui.View;
import dev.sportello.model.Change;
import dev.sportello.model.Party;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every screen by keyboard and by screen reader.
@Tag("long")
class KeyboardWalkTest extends OnSampleWindow {
    @Test
    void theInboxWithATicketOpen() throws Exception {
        walk(window);
    }

    @Test
    void theInboxWithAClosedTicketAndWhatWasBegunInIt() throws Exception {
        window.write("Begun");
        shop.enter(MARIA, Duration.ZERO, new Change.TicketClosed(new Party.Shopper()));
        window.settle();
        walk(window);
    }

    @Test
    void theInboxWithNothingOpenAndNothingFound() throws Exception {
        window.open(null);
        window.search("no such words");
        walk(window);
    }

    @Test
    void aToastAndItsButtons() throws Exception {
        window.fire("#close");
        window.settle();
        walk(window);
    }

    @Test
    void theCustomerWithAnOrderOpenedAndMuchElse() throws Exception {
        desk.relay().queries.ticketsFail = true;
        window.open(LUCA);
        window.open(MARIA);
        await().atMost(SampleDesk.PATIENCE)
                .until(() ->
                        Fx.get(() -> window.shown(".order-card").findFirst().isPresent()));
        window.settle();
        Fx.run(() -> window.find(".order-card").requestFocus());
        window.press(KeyCode.ENTER);
        window.settle();
        walk(window);
    }

    @Test
    void theCustomerOverTheThreadOfANarrowWindow() throws Exception {
        window.resize(900);
        window.key(Shortcut.CUSTOMER);
        walkOver(".drawer");
    }

    @Test
    void theFinder() throws Exception {
        window.key(Shortcut.FIND_CUSTOMER);
        walkOver(".question");
        find("mari", ".found");
        walkOver(".question");
    }

    @Test
    void theFinderThatHasFailed() throws Exception {
        desk.relay().queries.customersFail = true;
        window.key(Shortcut.FIND_CUSTOMER);
        find("mari", ".question .empty .button");
        walkOver(".question");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#setup", "#invited", "#reset"})
    void theSignIn(String link) throws Exception {
        try (var http = new RelayHttp(Duration.ofSeconds(10))) {
            var stage = Fx.get(() -> {
                var hints = new LoginHints("https://chat.bottega.example", "marco@bottega.example", null);
                var pictures = new EmojiPictures(new EmojiIndex());
                var login = new LoginController(new SignInClient(http, "test"), _ -> {}, hints, Locale.ITALY, pictures);
                Parent root = View.load(login, login.texts());
                return new SampleStage(new Look(ColorScheme.LIGHT, Locale.ITALY, 1, 900, 600), root);
            });
            if (!link.isEmpty()) {
                stage.fire(link);
            }
            stage.settle();
            walk(stage);
            stage.close();
        }
    }

    @Test
    void theSettingsPageByPage() throws Exception {
        var screen = SettingsOnScreen.open();
        var pages = Fx.get(() ->
                screen.root().lookupAll(".page-entry").stream().map(Node::getId).toList());
        assertThat(pages).isNotEmpty();
        for (var page : pages) {
            screen.fire("#" + page);
            screen.awaitAnswers();
            var walk = new KeyboardWalk(Fx.get(screen::root), window.keyboard());
            walk.assertNamed();
            walk.assertRound();
            walk.assertRound(KeyCode.SHIFT);
        }
        screen.close();
    }

    @Test
    void oneKeyGoesFromPaneToPaneAndAnotherBack() throws Exception {
        window.write("");
        var places = new ArrayList<String>();
        for (var pane = 0; pane < 4; pane++) {
            window.key(Shortcut.NEXT_PANE);
            places.add(pane());
        }
        assertThat(places).containsExactly("customer", "rail", "inbox", "thread");
        window.key(Shortcut.PREVIOUS_PANE);
        assertThat(pane()).isEqualTo("inbox");
        assertThat(Fx.get(() -> window.find(".tickets").isFocused())).isTrue();
    }

    private void find(String words, String comes) throws Exception {
        Fx.run(() -> ((TextField) window.find("#customerQuery")).setText(words));
        await().atMost(SampleDesk.PATIENCE)
                .until(() -> Fx.get(() -> window.shown(comes).findFirst().isPresent()));
        window.settle();
    }

    private String pane() throws Exception {
        return Fx.get(() -> {
            for (Node node = window.find(".rail").getScene().getFocusOwner(); node != null; node = node.getParent()) {
                for (var pane : new String[] {"rail", "inbox", "thread", "customer"}) {
                    if (node.getStyleClass().contains(pane)) {
                        return pane;
                    }
                }
            }
            return "none";
        });
    }

    private void walkOver(String selector) throws Exception {
        SampleStage stage = window;
        walk(stage.walk(selector));
    }

    private static void walk(SampleStage stage) throws Exception {
        walk(stage.walk());
    }

    private static void walk(KeyboardWalk walk) throws Exception {
        walk.assertNamed();
        walk.assertRound();
        walk.assertRound(KeyCode.SHIFT);
    }
}
