package dev.sportello.desktop.settings.developers;

import dev.sportello.desktop.settings.developers.DevelopersModel.Loading;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Ticker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The page for whoever connects the shop. While somebody looks at it, it asks again how things are. FX
/// thread only.
final class DevelopersController {
    private static final Duration ASKED_EVERY = Duration.ofSeconds(5);

    private final DevelopersModel developers;
    private final Clock clock;
    private final Ticker ticker;
    private final Texts texts;
    private Instant asked = Instant.MIN;

    @FXML
    private ScrollPane developersPage;

    @FXML
    private ProgressIndicator loading;

    @FXML
    private HBox failed;

    @FXML
    private Label failedWords;

    @FXML
    private VBox parts;

    DevelopersController(DevelopersModel developers, Clock clock, Ticker ticker, Texts texts) {
        this.developers = developers;
        this.clock = clock;
        this.ticker = ticker;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        var ago = new Ago(clock, texts);
        var script = new ScriptSection(developers.acts(), ago, texts);
        parts.getChildren()
                .setAll(
                        script.node(),
                        new SigningKeySection(developers, ago, texts).node(),
                        new SiteSection(developers, texts).node(),
                        new ApiKeySection(developers, ago, texts).node(),
                        new WebhookSection(developers.acts().relay(), texts).node());
        developers.state().subscribe(script::show);
        developers.loading().subscribe(_ -> show());
        developers.state().subscribe(_ -> show());
        ticker.now().subscribe(this::tick);
        developersPage.sceneProperty().subscribe(_ -> tick(ticker.now().get()));
    }

    /// Whoever opens the page sees what holds now.
    private void tick(Instant now) {
        if (isLookedAt() && now.isAfter(asked.plus(ASKED_EVERY))) {
            asked = now;
            developers.refresh();
        }
    }

    private boolean isLookedAt() {
        var scene = developersPage.getScene();
        return scene != null && scene.getWindow() != null && scene.getWindow().isShowing();
    }

    private void show() {
        var known = developers.state().get() != null;
        var state = developers.loading().get();
        Shown.set(parts, known);
        Shown.set(loading, !known && state == Loading.BUSY);
        // What is known stays while it is asked again.
        if (state == Loading.FAILED || state == Loading.DONE || !known) {
            Shown.set(failed, state == Loading.FAILED);
        }
        failedWords.setText(texts.get(known ? "load.outdated" : "load.failed"));
    }

    @FXML
    private void didClickTryAgain() {
        developers.load();
    }
}
