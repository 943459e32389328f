package dev.sportello.desktop.settings.preferences;

import dev.sportello.desktop.autostart.Autostart;
import dev.sportello.desktop.settings.page.Segments;
import dev.sportello.desktop.preferences.Density;
import dev.sportello.desktop.preferences.KeptPreferences;
import dev.sportello.desktop.preferences.Language;
import dev.sportello.desktop.preferences.Preferences;
import dev.sportello.desktop.preferences.Scheme;
import dev.sportello.desktop.preferences.SendKey;
import dev.sportello.desktop.preferences.TextSize;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.Shortcut;
import dev.sportello.desktop.ui.Texts;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The page of the agent's own preferences. FX thread only.
final class PreferencesController {
    private final KeptPreferences preferences;
    private final PasswordEdit password;
    private final @Nullable AutostartRow autostart;
    private final Texts texts;

    @FXML
    private Segments<Scheme> scheme;

    @FXML
    private Segments<TextSize> textSize;

    @FXML
    private Segments<Density> density;

    @FXML
    private ComboBox<Language> language;

    @FXML
    private Segments<SendKey> sendKey;

    @FXML
    private Label sendKeyHint;

    @FXML
    private Label notKept;

    @FXML
    private VBox account;

    @FXML
    private VBox start;

    /// @param autostart null where the program cannot be started with the session
    PreferencesController(
            KeptPreferences preferences, PasswordEdit password, @Nullable Autostart autostart, Texts texts) {
        this.autostart = autostart == null ? null : new AutostartRow(autostart, texts);
        this.preferences = preferences;
        this.password = password;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        scheme.offer(List.of(Scheme.values()), this::name, next -> change(now -> now.with(next)));
        textSize.offer(List.of(TextSize.values()), this::name, next -> change(now -> now.with(next)));
        density.offer(List.of(Density.values()), this::name, next -> change(now -> now.with(next)));
        sendKey.offer(List.of(SendKey.values()), this::name, next -> change(now -> now.with(next)));
        language.getItems().setAll(Language.values());
        language.setConverter(new StringConverter<>() {
            @Override
            public String toString(Language one) {
                return one == null ? "" : name(one);
            }

            @Override
            public Language fromString(String typed) {
                throw new UnsupportedOperationException("Languages are chosen, not typed.");
            }
        });
        language.setOnAction(_ -> {
            if (language.getValue() != preferences.current().get().language()) {
                change(now -> now.with(language.getValue()));
            }
        });
        account.getChildren().add(new PasswordRow(password, texts));
        Shown.set(notKept, false);
        Shown.set(start, autostart != null);
        if (autostart != null) {
            start.getChildren().add(autostart);
        }
        show();
    }

    /// Shows what holds.
    void show() {
        var now = preferences.current().get();
        scheme.show(now.scheme());
        textSize.show(now.textSize());
        density.show(now.density());
        language.setValue(now.language());
        sendKey.show(now.sendKey());
        if (autostart != null) {
            autostart.show();
        }
        sendKeyHint.setText(
                switch (now.sendKey()) {
                    case ENTER -> texts.get("send-key.enter.hint");
                    case SHORTCUT_ENTER -> texts.get("send-key.shortcut.hint");
                });
    }

    private void change(UnaryOperator<Preferences> choice) {
        var kept = preferences.change(choice);
        show();
        var _ = kept.thenAccept(onDisk -> Platform.runLater(() -> Shown.set(notKept, !onDisk)));
    }

    private String name(Scheme one) {
        return switch (one) {
            case SYSTEM -> texts.get("system");
            case LIGHT -> texts.get("scheme.light");
            case DARK -> texts.get("scheme.dark");
        };
    }

    private String name(TextSize one) {
        return switch (one) {
            case SMALL -> texts.get("text-size.small");
            case STANDARD -> texts.get("text-size.standard");
            case LARGE -> texts.get("text-size.large");
            case LARGEST -> texts.get("text-size.largest");
        };
    }

    private String name(Density one) {
        return switch (one) {
            case COMFORTABLE -> texts.get("density.comfortable");
            case COMPACT -> texts.get("density.compact");
        };
    }

    private String name(SendKey one) {
        return switch (one) {
            case ENTER -> texts.get("send-key.enter");
            case SHORTCUT_ENTER -> texts.get("send-key.shortcut", Shortcut.modifier());
        };
    }

    /// A language in itself, as who speaks it looks for it.
    private String name(Language one) {
        return switch (one) {
            case SYSTEM -> texts.get("system");
            case ENGLISH -> inItself(Locale.ENGLISH);
            case ITALIAN -> inItself(Locale.ITALIAN);
        };
    }

    private static String inItself(Locale locale) {
        var name = locale.getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }
}
