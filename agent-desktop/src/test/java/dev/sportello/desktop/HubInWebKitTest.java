package dev.sportello.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.screens.Fx;
import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.RunningRelay;
import dev.sportello.relay.demo.SampleRelay;
import dev.sportello.relay.rig.RelayClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.web.WebView;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The hub's main path in another engine than Chromium's: the WebKit that comes with JavaFX. Its WebSocket may lack a
/// part of its native code, which it says in an exception; the chat goes on over HTTP then, as it does for shoppers.
@Tag("long")
class HubInWebKitTest {
    private static final String GIUSEPPE = "1002";
    private static final String ROOT = "document.querySelector('#sportello')?.shadowRoot";

    private RunningRelay relay;
    private RelayClient client;
    private Stage window;
    private WebView view;

    @BeforeEach
    void openTheShop(@TempDir Path folder) throws Exception {
        var config = RelayConfig.parse(Map.of(), "--demo", "--port=0", "--data=" + folder.resolve("relay"));
        relay = Relay.start(config, Clock.systemUTC());
        client = new RelayClient(relay::address);
        ThreePathsTest.deleteOfficeHours(relay);
        view = Fx.get(WebView::new);
        window = Fx.get(() -> {
            var stage = new Stage();
            stage.setScene(new Scene(view, 1024, 768));
            stage.show();
            return stage;
        });
    }

    @AfterEach
    void closeTheShop() throws Exception {
        Fx.run(() -> {
            view.getEngine().load("about:blank");
            window.close();
        });
        relay.close();
    }

    @Test
    void aShopperSignsInChatsReloadsAndSignsOut() throws Exception {
        load();
        run("fetch('sign-in', { method: 'POST', body: JSON.stringify({ customerId: '" + GIUSEPPE + "' }) })"
                + ".then(() => { window.isSignedIn = true })");
        until("window.isSignedIn === true");
        load();
        run(ROOT + ".querySelector('button.launcher').click()");
        until(ROOT + ".querySelector('textarea') !== null");
        write("Where is my parcel?");
        until(ROOT + ".querySelectorAll('.own .line[data-state=sent]').length === 1");

        var token = client.signIn("anna@bottega.example", SampleRelay.PASSWORD).token();
        client.writeTo(token, GIUSEPPE, "It is in Naples");
        until(ROOT + ".querySelector('.theirs .line .bubble')?.textContent === 'It is in Naples'");

        load();
        run(ROOT + ".querySelector('button.launcher').click()");
        until(ROOT + ".querySelectorAll('.line .bubble').length === 2");
        run("Sportello.signOut()");
        until(ROOT + ".querySelector('.notice') !== null");
        assertThat(run(ROOT + ".querySelectorAll('.bubble').length")).isEqualTo(0);
    }

    private void load() throws Exception {
        Fx.run(() -> view.getEngine().load(relay.address() + "/demo/"));
        until(ROOT + "?.querySelector('button.launcher') != null && document.readyState === 'complete'");
    }

    private void write(String text) throws Exception {
        run("(() => { const field = " + ROOT + ".querySelector('textarea'); field.focus(); field.value = '" + text
                + "';"
                + "field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));"
                + "field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true,"
                + " cancelable: true })) })()");
    }

    private void until(String condition) {
        await().dontCatchUncaughtExceptions()
                .atMost(RunningDesktop.PATIENCE)
                .until(() -> Objects.equals(run(condition), true));
    }

    private @Nullable Object run(String script) throws Exception {
        return Fx.get(() -> view.getEngine().executeScript(script));
    }
}
