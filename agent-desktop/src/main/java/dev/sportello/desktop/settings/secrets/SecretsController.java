package dev.sportello.desktop.settings.secrets;

import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.settings.secrets.SecretsModel.Loading;
import dev.sportello.desktop.ui.Texts;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The page of the credentials. FX thread only.
final class SecretsController {
    private final SecretsModel secrets;
    private final Clock clock;
    private final Texts texts;
    private final Map<Secret, SecretRow> rows = new HashMap<>();

    @FXML
    private VBox list;

    @FXML
    private HBox failed;

    @FXML
    private ProgressIndicator loading;

    SecretsController(SecretsModel secrets, Clock clock, Texts texts) {
        this.secrets = secrets;
        this.clock = clock;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        secrets.secrets().addListener((ListChangeListener<Secret>) _ -> showRows());
        secrets.loading().subscribe(this::show);
        showRows();
    }

    private void showRows() {
        var now = secrets.secrets();
        rows.keySet().retainAll(now);
        now.forEach(secret -> rows.computeIfAbsent(secret, _ -> new SecretRow(secret, secrets, clock, texts)));
        var shown = now.stream().map(rows::get).toList();
        if (!list.getChildren().equals(shown)) {
            list.getChildren().setAll(shown);
            shown.forEach(row -> row.getStyleClass().remove("last"));
            shown.stream()
                    .reduce((_, last) -> last)
                    .ifPresent(last -> last.getStyleClass().add("last"));
        }
        show(secrets.loading().get());
    }

    private void show(Loading state) {
        var empty = secrets.secrets().isEmpty();
        Shown.set(list, !empty);
        Shown.set(loading, empty && state == Loading.BUSY);
        Shown.set(failed, state == Loading.FAILED);
    }

    @FXML
    private void didClickTryAgain() {
        secrets.load();
    }
}
