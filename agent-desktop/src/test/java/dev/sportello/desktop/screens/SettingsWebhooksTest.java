package dev.sportello.desktop.screens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.connection.ScriptedWebhooks;
import dev.sportello.model.Role;
import dev.sportello.model.Webhook;
import dev.sportello.model.WebhookFailure;
import dev.sportello.wire.ErrorKind;
import dev.sportello.wire.WebhookBodies.TestAnswer;
import dev.sportello.wire.WebhookBodies.WebhookState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The page of the webhooks with real keys, at a relay that keeps them and sends nothing.
@Tag("long")
class SettingsWebhooksTest extends OnSettings {
    private static final String ROW = ".webhook-row ";

    @Test
    void oneIsAddedAndItsSecretIsShownOnceToBeCopied() throws Exception {
        goThere();
        assertThat(screen.shows("#empty")).isTrue();
        screen.fire("#add");
        assertThat(screen.focused("#webhookUrl")).isTrue();
        assertThat(screen.disabled("#webhookSave")).isTrue();
        screen.write("#webhookUrl", "https://erp.example/hook");
        screen.write("#webhookDescription", "Order system");
        screen.press(KeyCode.ENTER);
        screen.awaitAnswers();
        assertThat(webhooks())
                .extracting(WebhookState::webhook)
                .extracting(Webhook::description)
                .containsExactly("Order system");
        assertThat(webhooks().getFirst().webhook().topics()).hasSize(5);
        assertThat(screen.typed(ROW + ".secret-box .code")).isEqualTo(ScriptedWebhooks.SECRET);
        assertThat(screen.focused(ROW + ".copy")).isTrue();
        screen.press(KeyCode.SPACE);
        assertThat(Fx.get(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(ScriptedWebhooks.SECRET);
        screen.press(KeyCode.ESCAPE);
        screen.openAgain();
        screen.awaitAnswers();
        assertThat(screen.shows(ROW + ".secret-box")).isFalse();
        assertThat(screen.text(ROW + ".webhook-state")).isEqualTo("Nothing sent yet");
    }

    @Test
    void theAddressIsCheckedWhileItIsTyped() throws Exception {
        goThere();
        screen.fire("#add");
        screen.write("#webhookUrl", "http://erp.example");
        assertThat(screen.text("#webhookProblem")).contains("https");
        assertThat(screen.disabled("#webhookSave")).isTrue();
        screen.write("#webhookUrl", "erp");
        screen.press(KeyCode.TAB);
        assertThat(screen.text("#webhookProblem")).contains("no address");
        screen.write("#webhookUrl", "https://erp.example");
        screen.write("#webhookDescription", "x".repeat(101));
        assertThat(screen.text("#webhookProblem")).contains("100");
        assertThat(screen.disabled("#webhookSave")).isTrue();
    }

    @Test
    void whatTheRelayDoesNotTakeStaysToBeCorrected() throws Exception {
        goThere();
        screen.fire("#add");
        screen.write("#webhookUrl", "https://10.0.0.7/");
        screen.fire("#webhookSave");
        screen.awaitAnswers();
        assertThat(screen.typed("#webhookUrl")).isEqualTo("https://10.0.0.7/");
        assertThat(screen.text("#webhookProblem")).contains("addresses of the internet");
        assertThat(webhooks()).isEmpty();
        screen.write("#webhookUrl", "https://erp.example/");
        assertThat(screen.shows("#webhookProblem")).isFalse();
    }

    @Test
    void whatTheRelayDoesNotTakeIsNotHeldAgainstItWhenItIsSwitchedOff() throws Exception {
        screen.relay().webhooks.addSamples();
        goThere();
        choose(0);
        screen.relay().refuse(ErrorKind.INPUT_INVALID);
        screen.fire("#webhookSave");
        screen.awaitAnswers();
        assertThat(screen.shows("#webhookProblem")).isTrue();
        screen.fire("#webhookEnabled");
        assertThat(screen.shows("#webhookProblem")).isFalse();
    }

    @Test
    void anotherSecretIsNotMadeWhileAnEarlierOneSigns() throws Exception {
        screen.relay().webhooks.addSamples();
        goThere();
        choose(1);
        screen.press(KeyCode.ENTER);
        screen.awaitAnswers();
        choose(1);
        screen.press(KeyCode.ENTER);
        screen.awaitAnswers();
        assertThat(screen.text(ROW + ".webhook-note")).contains("still signs");
    }

    @Test
    void eachSaysHowItWorks() throws Exception {
        screen.relay().webhooks.addSamples();
        goThere();
        assertThat(screen.text(ROW + ".webhook-state")).startsWith("Last delivered: ");
        var second = webhooks().get(1);
        screen.relay().webhooks.all.removeIf(state -> !state.equals(second));
        screen.fire("#refresh");
        screen.awaitAnswers();
        assertThat(screen.text(ROW + ".medium")).isEqualTo("stats.bottega.example");
        assertThat(screen.text(ROW + ".webhook-state")).isEqualTo("Failing since 11:32: answered 503 · 7 wait");
    }

    @Test
    void aTestTellsTheServersRealAnswer() throws Exception {
        screen.relay().webhooks.addSamples();
        goThere();
        screen.fire(ROW + ".test");
        screen.awaitAnswers();
        assertThat(screen.text(ROW + ".webhook-note")).isEqualTo("It works: the address answered 200.");
        screen.relay().webhooks.answers(new TestAnswer(404, WebhookFailure.REFUSED, "No such page"));
        screen.fire(ROW + ".test");
        screen.awaitAnswers();
        assertThat(screen.text(ROW + ".webhook-note")).contains("answered 404", "No such page");
    }

    @Test
    void deliveriesAreShownAndSentAgain() throws Exception {
        screen.relay().webhooks.addSamples();
        goThere();
        screen.fire(ROW + ".latest");
        screen.awaitAnswers();
        assertThat(screen.has(ROW + ".delivery")).isTrue();
        screen.fire(ROW + ".resend");
        screen.awaitAnswers();
        assertThat(screen.relay().webhooks.resent).hasSize(1);
        assertThat(screen.text(ROW + ".webhook-note")).isEqualTo("One is sent again.");
        screen.fire(ROW + ".latest");
        assertThat(screen.has(ROW + ".delivery")).isFalse();
    }

    @Test
    void oneIsChangedGivenAnotherSecretAndRemoved() throws Exception {
        screen.relay().webhooks.addSamples();
        goThere();
        choose(0);
        screen.write("#webhookDescription", "ERP");
        screen.fire("#webhookEnabled");
        screen.fire("#webhookSave");
        screen.awaitAnswers();
        assertThat(webhooks().getFirst().webhook().description()).isEqualTo("ERP");
        assertThat(webhooks().getFirst().webhook().enabled()).isFalse();
        assertThat(screen.text(ROW + ".webhook-state")).isEqualTo("Off: nothing is sent");
        choose(1);
        screen.press(KeyCode.ENTER);
        screen.awaitAnswers();
        assertThat(screen.shows(ROW + ".secret-box")).isTrue();
        choose(3);
        screen.fire(".question .danger-text");
        screen.awaitAnswers();
        assertThat(webhooks()).hasSize(2);
    }

    @Test
    void whoRemovesOneGoesOnAtTheNextAndThenWhereOneIsAdded() throws Exception {
        screen.relay().webhooks.addSamples();
        goThere();
        for (var left = 2; left >= 0; left--) {
            choose(3);
            screen.fire(".question .danger-text");
            screen.awaitAnswers();
            assertThat(webhooks()).hasSize(left);
            assertThat(screen.focused(left == 0 ? "#add" : ROW + ".dots")).isTrue();
        }
    }

    @Test
    void whoseLastOneAColleagueHasRemovedGoesOnWhereOneIsAdded() throws Exception {
        screen.relay().webhooks.addSamples();
        goThere();
        screen.after(() -> screen.find(ROW + ".dots").requestFocus());
        webhooks().clear();
        screen.fire("#refresh");
        screen.awaitAnswers();
        assertThat(webhooks()).isEmpty();
        assertThat(screen.focused("#add")).isTrue();
    }

    @Test
    void aRelayThatIsNotReachedIsAskedAgainByAButton() throws Exception {
        screen.relay().refuse(ErrorKind.BUSY);
        screen.press(KeyCode.ESCAPE);
        screen.openAgain();
        screen.go("webhooks");
        screen.awaitAnswers();
        assertThat(screen.shows("#failed")).isTrue();
        assertThat(screen.shows("#empty")).isFalse();
        assertThat(screen.disabled("#add")).isTrue();
        screen.relay().refuse(null);
        screen.fire("#failed .button");
        screen.awaitAnswers();
        assertThat(screen.shows("#empty")).isTrue();
    }

    @Test
    void whoIsNoAdminAnyMoreSeesNothingOfIt() throws Exception {
        screen.relay().webhooks.addSamples();
        goThere();
        screen.youBecome(Role.AGENT);
        screen.openAgain();
        assertThat(screen.has(ROW)).isFalse();
    }

    private void goThere() throws Exception {
        screen.press(KeyCode.ESCAPE);
        screen.openAgain();
        screen.go("webhooks");
        screen.awaitAnswers();
    }

    private void choose(int act) throws Exception {
        screen.after(() ->
                ((MenuButton) screen.find(ROW + ".dots")).getItems().get(act).fire());
    }

    private List<WebhookState> webhooks() {
        return screen.relay().webhooks.all;
    }

    @Test
    void whatWasRefusedWhileAnotherPageIsShownIsThereAgainWithTheNextChange() throws Exception {
        var uncaught = new CopyOnWriteArrayList<Throwable>();
        Fx.run(() -> Thread.currentThread().setUncaughtExceptionHandler((_, failure) -> uncaught.add(failure)));
        try {
            screen.relay().webhooks.addSamples();
            goThere();
            choose(0);
            isRefusedWhileAnotherPageIsShown("https://10.0.0.7/");
            assertThat(uncaught).isEmpty();
            choose(0);
            assertThat(typedUrl()).isEqualTo("https://10.0.0.7/");
        } finally {
            Fx.run(() -> Thread.currentThread().setUncaughtExceptionHandler(null));
        }
    }

    @Test
    void aNewOneThatWasRefusedWhileAnotherPageIsShownIsThereAgainToo() throws Exception {
        goThere();
        screen.fire("#add");
        isRefusedWhileAnotherPageIsShown("https://10.0.0.7/");
        screen.fire("#add");
        assertThat(typedUrl()).isEqualTo("https://10.0.0.7/");
    }

    private void isRefusedWhileAnotherPageIsShown(String url) throws Exception {
        screen.write("#webhookUrl", url);
        screen.relay().hold();
        screen.fire("#webhookSave");
        screen.go("preferences");
        screen.refuse(ErrorKind.INPUT_INVALID);
        screen.settle();
        screen.go("webhooks");
    }

    private String typedUrl() throws Exception {
        return Fx.get(() -> ((TextField) screen.find("#webhookUrl")).getText());
    }

    @Test
    void whatWasTypedStaysWhereItIsNotSaved() throws Exception {
        screen.relay().webhooks.addSamples();
        goThere();
        choose(0);
        screen.write("#webhookUrl", "https://new.bottega.example/sportello");
        screen.relay().refuse(ErrorKind.BUSY);
        screen.fire("#webhookSave");
        screen.awaitAnswers();
        assertThat(screen.has("#webhookUrl")).isTrue();
    }
}
