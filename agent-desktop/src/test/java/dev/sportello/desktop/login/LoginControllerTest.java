package dev.sportello.desktop.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.sportello.desktop.connection.RelayHttp;
import dev.sportello.desktop.connection.SignInClient;
import dev.sportello.desktop.emoji.EmojiIndex;
import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.desktop.ui.View;
import dev.sportello.wire.Codec;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.Refusal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginControllerTest {
    private final RelayHttp http = new RelayHttp(Duration.ofSeconds(10));
    private final Stage stage;
    private Parent root;

    LoginControllerTest() throws Exception {
        stage = Fx.get(Stage::new);
    }

    @BeforeEach
    void open() throws Exception {
        root = Fx.get(() -> {
            var login = new LoginController(
                    new SignInClient(http, "test"),
                    _ -> {},
                    new LoginHints("http://127.0.0.1:1", "", null),
                    Locale.UK,
                    new EmojiPictures(new EmojiIndex()));
            var view = View.load(login, login.texts());
            stage.setScene(new Scene(view, 900, 600));
            stage.show();
            return view;
        });
        Fx.pulses(2);
    }

    @AfterEach
    void close() throws Exception {
        Fx.run(stage::hide);
        http.close();
    }

    @Test
    void anInvitationAsksForCodeNameAndANewPassword() throws Exception {
        link("#invited");
        assertThat(shown("#code") && shown("#name") && shown("#passwordRule")).isTrue();
        assertThat(shown("#email")).isFalse();
        link("#back");
        assertThat(shown("#email")).isTrue();
        assertThat(shown("#code") || shown("#passwordRule")).isFalse();
    }

    @Test
    void aResetCodeAsksForEmailAndANewPassword() throws Exception {
        link("#reset");
        assertThat(shown("#code") && shown("#email") && shown("#passwordRule")).isTrue();
        assertThat(shown("#name") || shown("#reset")).isFalse();
        assertThat(focused("#code")).as("the first that is empty").isTrue();
        submit();
        assertThat(error()).isEqualTo("Type the code first.");
        type("#code", "K7QF-2M9X-4HTB-WZ63");
        submit();
        assertThat(focused("#email")).isTrue();
        type("#email", "marco@shop.example");
        type("#password", "too short");
        submit();
        assertThat(error()).contains("10 characters");
        type("#password", "long enough");
        submit();
        await().until(() -> error().contains("No relay answers"));
        link("#back");
        assertThat(shown("#code")).isFalse();
        assertThat(shown("#reset")).isTrue();
    }

    @Test
    void aShortPasswordIsRefusedBeforeItIsSent() throws Exception {
        link("#invited");
        type("#code", "K7QF-2M9X");
        type("#name", "Paolo Neri");
        type("#password", "too short");
        submit();
        assertThat(error()).contains("10 characters");
        assertThat(focused("#password")).isTrue();
    }

    @Test
    void theCursorGoesWhereSomethingIsWrong() throws Exception {
        type("#email", "anna@shop.example");
        type("#password", "correct horse");
        submit();
        await().until(() -> error().contains("No relay answers"));
        assertThat(focused("#relay")).isTrue();
    }

    @Test
    void theDetailsOfAFailureCanBeCopied() throws Exception {
        assertThat(shown("#copy")).isFalse();
        type("#email", "anna@shop.example");
        type("#password", "correct horse");
        submit();
        await().until(() -> shown("#copy"));
        Fx.run(() -> ((Button) find("#copy")).fire());
        assertThat(Fx.get(() -> ((Button) find("#copy")).getText())).isEqualTo("Copied");
        assertThat(Fx.get(() -> Clipboard.getSystemClipboard().getString()))
                .startsWith(error())
                .contains("http://127.0.0.1:1/agent/sign-in", "ConnectException")
                .doesNotContain("correct horse");
        link("#invited");
        assertThat(shown("#copy")).as("not beside another form").isFalse();
    }

    /// A relay from before this program's questions does not have them, or speaks no version that this one does.
    @ParameterizedTest
    @EnumSource(names = {"NOT_FOUND", "UNSUPPORTED_VERSION"})
    void aRelayThatIsTooOldIsNamedAsSuch(ErrorKind answer) throws Exception {
        var relay = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        relay.createContext("/", exchange -> {
            var body = new Codec().encode(Refusal.of(answer)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        relay.start();
        try {
            type("#relay", "http://127.0.0.1:" + relay.getAddress().getPort());
            type("#email", "anna@shop.example");
            type("#password", "correct horse");
            submit();
            await().until(() -> error().startsWith("The relay there is too old for this program"));
        } finally {
            relay.stop(0);
        }
    }

    @Test
    void aRelayThatIsAskedTooOftenMarksNoFieldAndCanBeAskedAgain() throws Exception {
        var relay = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        relay.createContext("/", exchange -> {
            var body = new Codec().encode(Refusal.of(ErrorKind.RATE_LIMITED)).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(ErrorKind.RATE_LIMITED.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        relay.start();
        try {
            type("#relay", "http://127.0.0.1:" + relay.getAddress().getPort());
            type("#email", "anna@shop.example");
            type("#password", "correct horse");
            submit();
            await().until(() -> !error().isEmpty());
            assertThat(root.lookupAll(".text-field"))
                    .isNotEmpty()
                    .noneMatch(field -> field.getPseudoClassStates().contains(PseudoClass.getPseudoClass("danger")));
            assertThat(focused("#submit")).isTrue();
        } finally {
            relay.stop(0);
        }
    }

    @Test
    void noRoomIsKeptForAnErrorThatIsNotThere() throws Exception {
        assertThat(Fx.get(() -> find("#links").getBoundsInParent().getMinY()
                        - find("#submit").getBoundsInParent().getMaxY()))
                .isLessThan(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#setup", "#invited", "#reset"})
    void everyFormFitsIntoTheSmallestWindow(String form) throws Exception {
        link(form);
        submit();
        Fx.pulses(2);
        assertThat(error()).isNotEmpty();
        assertThat(Fx.get(() -> root.lookup(".scroll-bar:vertical").isVisible()))
                .isFalse();
    }

    @Test
    void anEmailThatLacksAPartIsNamedAsSuch() throws Exception {
        type("#password", "correct horse");
        submit();
        assertThat(error()).isEqualTo("Type your email address.");
        type("#email", "anna@");
        submit();
        assertThat(error()).startsWith("This is not a whole email address.");
        assertThat(focused("#email")).isTrue();
    }

    @Test
    void thePasswordCanBeShownAndIsHiddenAgainWhileTheRelayIsAsked() throws Exception {
        type("#password", "correct horse");
        type("#email", "anna@shop.example");
        var eye = Fx.get(() -> (ToggleButton) find("#showPassword"));
        assertThat(Fx.get(eye::getAccessibleText)).isEqualTo("Show the password");
        Fx.run(eye::fire);
        assertThat(shown("#passwordShown")).isTrue();
        assertThat(Fx.get(() -> ((TextField) find("#passwordShown")).getText())).isEqualTo("correct horse");
        assertThat(Fx.get(eye::getAccessibleText)).isEqualTo("Hide the password");
        submit();
        assertThat(shown("#passwordShown")).isFalse();
        await().until(() -> error().contains("No relay answers"));
    }

    /// The relay takes its time; the form says that it is asked, and no field behind it looks as if one could write.
    @Test
    void whileTheRelayIsAskedNoFieldHasTheCursorOrASelection() throws Exception {
        var answer = new CompletableFuture<Void>();
        var relay = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        relay.createContext("/", exchange -> {
            answer.join();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        relay.start();
        try {
            type("#relay", "http://127.0.0.1:" + relay.getAddress().getPort());
            type("#email", "anna@shop.example");
            type("#password", "correct horse");
            Fx.run(() -> ((TextField) find("#password")).selectAll());
            submit();
            Fx.pulses(2);
            assertThat(Fx.get(() -> ((Button) find("#submit")).getText())).isEqualTo("Signing in…");
            assertThat(shown("#progress")).isTrue();
            for (var field : List.of("#relay", "#email", "#password")) {
                assertThat(focused(field)).as(field).isFalse();
                assertThat(Fx.get(() -> ((TextField) find(field)).getSelectedText()))
                        .as(field)
                        .isEmpty();
            }
        } finally {
            answer.complete(null);
            relay.stop(0);
        }
    }

    @Test
    void nothingMovesWhenAnErrorAppears() throws Exception {
        var before = top("#submit");
        submit();
        Fx.pulses(2);
        assertThat(error()).isNotEmpty();
        assertThat(top("#submit")).isEqualTo(before);
    }

    private Node find(String selector) {
        return root.lookup(selector);
    }

    private void link(String selector) throws Exception {
        Fx.run(() -> ((Hyperlink) find(selector)).fire());
        Fx.pulses(2);
    }

    private void submit() throws Exception {
        Fx.run(() -> ((Button) find("#submit")).fire());
    }

    private void type(String selector, String words) throws Exception {
        Fx.run(() -> ((TextField) find(selector)).setText(words));
    }

    private String error() throws Exception {
        return Fx.get(() -> ((Label) find("#errorText")).getText());
    }

    private boolean focused(String selector) throws Exception {
        return Fx.get(() -> find(selector).isFocused());
    }

    private double top(String selector) throws Exception {
        return Fx.get(() -> find(selector).localToScene(0, 0).getY());
    }

    private boolean shown(String selector) throws Exception {
        return Fx.get(() -> {
            for (var node = find(selector); node != null; node = node.getParent()) {
                if (!node.isVisible()) {
                    return false;
                }
            }
            return true;
        });
    }
}
