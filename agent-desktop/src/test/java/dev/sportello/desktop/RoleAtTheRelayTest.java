package dev.sportello.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sportello.desktop.connection.Desk;
import dev.sportello.desktop.connection.ConnectionTimes;
import dev.sportello.desktop.connection.Timing;
import dev.sportello.desktop.screens.Fx;
import dev.sportello.model.Agent;
import dev.sportello.model.AgentId;
import dev.sportello.model.Role;
import dev.sportello.relay.Relay;
import dev.sportello.relay.RelayConfig;
import dev.sportello.relay.RunningRelay;
import dev.sportello.relay.demo.SampleRelay;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ToggleButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An admin changes a colleague's role while the colleague's desktop is open.
@Tag("long")
class RoleAtTheRelayTest {
    private static final String MARCO = "marco@bottega.example";

    private RunningRelay relay;
    private Desktop office;
    private Desk anna;
    private RunningDesktop marco;

    @BeforeEach
    void openTheHouse(@TempDir Path folder) throws Exception {
        var config = RelayConfig.parse(Map.of(), "--demo", "--port=0", "--data=" + folder.resolve("relay"));
        relay = Relay.start(config, Clock.systemUTC());
        office = new Desktop(
                folder.resolve("anna"), new Timing(ConnectionTimes.STANDARD, Clock.systemUTC(), new Random(1)));
        marco = RunningDesktop.signIn(folder.resolve("marco"), relay.address(), MARCO, SampleRelay.PASSWORD)
                .awaitInbox();
        anna = office.enter(office.signIn()
                .signIn(relay.address(), "anna@bottega.example", SampleRelay.PASSWORD)
                .get(RunningDesktop.PATIENCE.toSeconds(), TimeUnit.SECONDS));
        await().atMost(RunningDesktop.PATIENCE).until(() -> anna.replica().account() != null);
    }

    @AfterEach
    void closeAll() {
        marco.close();
        office.close();
        relay.close();
    }

    @Test
    void theSettingsOfTheShopComeAndGoWithTheRole() throws Exception {
        marco.openSettings();
        assertThat(marco.settingsShow("#scheme")).as("one's own preferences").isTrue();
        assertThat(marco.settingsShow("#page-hours")).isFalse();

        give(anna, Role.ADMIN);
        await("the shop's pages").atMost(RunningDesktop.PATIENCE).until(() -> marco.settingsShow("#page-hours"));
        marco.inSettings(ToggleButton.class, "#page-hours", ToggleButton::fire);
        assertThat(marco.settingsShow("#MONDAY")).isTrue();

        give(anna, Role.AGENT);
        await("the dialog to close").atMost(RunningDesktop.PATIENCE).until(() -> !marco.showsSettings());
        marco.openSettings();
        assertThat(marco.settingsShow("#scheme")).isTrue();
        assertThat(marco.settingsShow("#page-hours"))
                .as("to whoever is no longer an admin")
                .isFalse();
    }

    @Test
    void whoIsSignedOutEverywhereTypesThePasswordAtOnce() throws Exception {
        anna.admin().signOutEverywhere(marco(anna)).get(RunningDesktop.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        await().atMost(RunningDesktop.PATIENCE)
                .until(() -> marco.text("#linkText").contains("ended"));
        marco.click("#linkAct");
        await("the sign-in").atMost(RunningDesktop.PATIENCE).until(marco::asksToSignIn);
        Fx.pulses(4);
        assertThat(marco.focused()).isEqualTo("password");
    }

    private static void give(Desk admin, Role role) throws Exception {
        admin.admin().give(marco(admin), role).get(RunningDesktop.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static AgentId marco(Desk admin) {
        return admin.replica().team().stream()
                .filter(agent -> agent.email().equals(MARCO))
                .map(Agent::id)
                .findFirst()
                .orElseThrow();
    }
}
