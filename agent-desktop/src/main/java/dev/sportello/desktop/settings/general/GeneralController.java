package dev.sportello.desktop.settings.general;

import dev.sportello.desktop.emoji.EmojiPictures;
import dev.sportello.desktop.input.EmojiInput;
import dev.sportello.desktop.settings.page.ProblemTexts;
import dev.sportello.desktop.settings.page.Shown;
import atlantafx.base.theme.Styles;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Ticker;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.StringProperty;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/// The general page. FX thread only.
final class GeneralController {
    private final GeneralEdit edit;
    private final Ticker ticker;
    private final EmojiPictures pictures;
    private final Texts texts;
    private final ProblemTexts problems;
    private final Map<String, CheckBox> boxes = new LinkedHashMap<>();
    private boolean showing;

    @FXML
    private TextField name;

    @FXML
    private Label nameError;

    @FXML
    private ZoneField zone;

    @FXML
    private TextField signIn;

    @FXML
    private Label signInError;

    @FXML
    private TextField privacyPolicy;

    @FXML
    private Label privacyPolicyError;

    @FXML
    private TextField terms;

    @FXML
    private Label termsError;

    @FXML
    private HBox languages;

    @FXML
    private Label languagesError;

    @FXML
    private ComboBox<String> first;

    @FXML
    private TextField amber;

    @FXML
    private Label amberError;

    @FXML
    private TextField red;

    @FXML
    private Label redError;

    GeneralController(GeneralEdit edit, Ticker ticker, EmojiPictures pictures, Texts texts) {
        this.edit = edit;
        this.ticker = ticker;
        this.pictures = pictures;
        this.texts = texts;
        problems = new ProblemTexts(texts.locale());
    }

    @FXML
    private void initialize() {
        zone.show(texts, edit.zone(), () -> ticker.now().get());
        EmojiInput.in(name, pictures);
        bind(name, nameError, edit.name(), "name");
        bind(signIn, signInError, edit.signIn(), "signIn");
        bind(privacyPolicy, privacyPolicyError, edit.privacyPolicy(), "privacyPolicy");
        bind(terms, termsError, edit.terms(), "terms");
        bind(amber, amberError, edit.amber(), "amber");
        bind(red, redError, edit.red(), "red");
        prepareLanguages();
    }

    private void bind(TextField field, Label error, StringProperty value, String key) {
        field.textProperty().bindBidirectional(value);
        edit.problems().subscribe(_ -> {
            var words = problems.of(edit.problem(key));
            error.setText(words);
            Shown.set(error, !words.isEmpty());
            field.setAccessibleHelp(words);
            field.pseudoClassStateChanged(Styles.STATE_DANGER, !words.isEmpty());
        });
    }

    private void prepareLanguages() {
        for (var language : GeneralEdit.known()) {
            var box = new CheckBox(name(language));
            box.selectedProperty().subscribe((_, spoken) -> {
                if (!showing) {
                    edit.speak(language, spoken);
                }
            });
            box.setId("language-" + language);
            boxes.put(language, box);
            languages.getChildren().add(box);
        }
        first.setConverter(new StringConverter<>() {
            @Override
            public String toString(String language) {
                return language == null ? "" : name(language);
            }

            @Override
            public String fromString(String typed) {
                return typed;
            }
        });
        first.valueProperty().subscribe((_, language) -> {
            if (!showing && language != null) {
                edit.speakFirst(language);
            }
        });
        edit.languages().subscribe(_ -> showLanguages());
        edit.problems().subscribe(_ -> {
            languagesError.setText(problems.of(edit.problem("languages")));
            Shown.set(languagesError, !languagesError.getText().isEmpty());
        });
    }

    private void showLanguages() {
        showing = true;
        var spoken = edit.languages().get();
        boxes.forEach((language, box) -> box.setSelected(spoken.contains(language)));
        first.getItems()
                .setAll(GeneralEdit.known().stream().filter(spoken::contains).toList());
        first.setValue(spoken.isEmpty() ? null : spoken.getFirst());
        first.setDisable(spoken.size() < 2);
        showing = false;
    }

    /// In the language itself, as who speaks it looks for it.
    private static String name(String language) {
        var locale = Locale.forLanguageTag(language);
        var name = locale.getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }
}
