package dev.sportello.desktop.settings.page;

import atlantafx.base.theme.Styles;
import dev.sportello.desktop.input.EmojiInput;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.TabKey;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.model.SettingsRules;
import dev.sportello.wording.Occasion;
import dev.sportello.wording.Variable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A text that shoppers will read: a field for each of its languages with a count of its characters and the variables
/// that it may have, and beside it, or below where there is no room, the bubble as it will look. FX thread only.
public final class MessageField extends Pane {
    private static final PseudoClass UNUSED = PseudoClass.getPseudoClass("unused");
    private static final double GAP = 20;
    private static final double GAP_BELOW = 10;
    private static final double PREVIEW_LEAST = 200;
    private static final double PREVIEW_MOST = 240;

    /// Where the text begins, and the bubble beside it.
    private static final double PREVIEW_TOP = 84;

    private static final int ROWS = 4;

    private final TextArea text = new TextArea();
    private final Label label = new Label();
    private final Label hint = new Label();
    private final Segments<TextLanguage> languages = new Segments<>();
    private final FlowPane variables = new FlowPane(4, 4);
    private final Label error = new Label();
    private final Label count = new Label();
    private final TextPreview preview = new TextPreview();
    private final VBox writing;
    private TextLanguage language = TextLanguage.EVERY;
    private List<TextLanguage> offered = List.of();
    private @Nullable ShopTextEdit edit;
    private @Nullable Texts texts;
    private UnaryOperator<String> problems = _ -> "";

    public MessageField() {
        getStyleClass().add("message-field");
        label.getStyleClass().add("medium");
        label.setLabelFor(text);
        hint.getStyleClass().addAll("soft", "small");
        hint.setWrapText(true);
        error.getStyleClass().addAll("field-error", "small");
        error.setWrapText(true);
        error.setMinWidth(0);
        HBox.setHgrow(error, Priority.ALWAYS);
        count.getStyleClass().addAll("faint", "small");
        count.setMinWidth(USE_PREF_SIZE);
        variables.getStyleClass().add("variables");
        text.setWrapText(true);
        text.setPrefRowCount(ROWS);
        TabKey.leaves(text);
        var room = new Region();
        room.setMinWidth(8);
        HBox.setHgrow(room, Priority.SOMETIMES);
        var choice = new HBox(languages);
        writing = new VBox(label, hint, choice, text, new HBox(error, room, count), variables);
        writing.getStyleClass().add("writing");
        getChildren().addAll(writing, preview);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        return writing.minWidth(-1);
    }

    @Override
    protected double computePrefWidth(double height) {
        return writing.prefWidth(-1) + GAP + PREVIEW_MOST;
    }

    @Override
    protected double computePrefHeight(double width) {
        var room = width < 0 ? prefWidth(-1) : width;
        if (isBeside(room)) {
            var beside = besidePreview(room);
            return Math.max(writing.prefHeight(beside), PREVIEW_TOP + preview.prefHeight(room - beside - GAP));
        }
        var below = preview.isVisible() ? GAP_BELOW + preview.prefHeight(Math.min(room, PREVIEW_MOST)) : 0;
        return writing.prefHeight(room) + below;
    }

    @Override
    protected void layoutChildren() {
        var room = getWidth();
        if (isBeside(room)) {
            var beside = besidePreview(room);
            var width = room - beside - GAP;
            writing.resizeRelocate(0, 0, beside, getHeight());
            preview.resizeRelocate(beside + GAP, PREVIEW_TOP, width, preview.prefHeight(width));
        } else {
            var width = Math.min(room, PREVIEW_MOST);
            var height = writing.prefHeight(room);
            writing.resizeRelocate(0, 0, room, height);
            preview.resizeRelocate(0, height + GAP_BELOW, width, preview.prefHeight(width));
        }
    }

    private boolean isBeside(double room) {
        return writing.minWidth(-1) + GAP + PREVIEW_LEAST <= room;
    }

    private double besidePreview(double room) {
        return Math.max(writing.minWidth(-1), room - GAP - PREVIEW_MOST);
    }

    /// What the field is about.
    ///
    /// @param title above it
    /// @param hint what it is for
    public record Subject(String title, String hint) {}

    /// @param occasion when the preview is read
    /// @param spoken the languages of the shop
    public void show(
            Subject subject,
            ShopTextEdit value,
            ObservableValue<Occasion> occasion,
            ObservableValue<List<String>> spoken,
            Drawing drawing) {
        var words = Texts.of(MessageField.class, drawing.locale());
        texts = words;
        edit = value;
        label.setText(subject.title());
        hint.setText(subject.hint());
        text.setAccessibleText(subject.title());
        EmojiInput.in(text, drawing.pictures());
        languages.setAccessibleText(words.get("language"));
        spoken.subscribe(this::offer);
        for (var one : TextLanguage.values()) {
            value.in(one).map(String::isBlank).subscribe(_ -> offer(spoken.getValue()));
        }
        offerVariables(words);
        text.textProperty().bindBidirectional(value.in(language));
        preview.show(value, occasion, spoken, drawing.pictures(), words);
        text.textProperty().subscribe(written -> {
            count.setText(
                    words.get("count", written.codePointCount(0, written.length()), SettingsRules.MOST_OF_A_TEXT));
            preview.refresh(language);
        });
    }

    /// Offers the languages of the shop, where it has several, and those that have texts of their own.
    private void offer(List<String> spoken) {
        var value = Objects.requireNonNull(edit);
        var next = Arrays.stream(TextLanguage.values())
                .filter(one -> one == TextLanguage.EVERY
                        || one == language
                        || spoken.size() > 1 && spoken.contains(one.tag())
                        || !value.in(one).get().isBlank())
                .toList();
        if (!next.equals(offered)) {
            offered = next;
            languages.offer(next, this::name, this::choose);
            languages.show(language);
            Shown.set(languages, next.size() > 1);
        }
    }

    private void offerVariables(Texts words) {
        for (var variable : Variable.values()) {
            var chip = new VariableChip(variable, words.get(meaning(variable)));
            chip.setOnAction(_ -> {
                text.replaceSelection(chip.getText());
                text.requestFocus();
            });
            variables.getChildren().add(chip);
        }
    }

    private static String meaning(Variable variable) {
        return switch (variable) {
            case NAME -> "variable.name";
            case SHOP -> "variable.shop";
            case OPENS -> "variable.opens";
            case CLOSES -> "variable.closes";
        };
    }

    private String name(TextLanguage one) {
        return one == TextLanguage.EVERY ? Objects.requireNonNull(texts).get("language.every") : one.inItself();
    }

    private void choose(TextLanguage next) {
        var value = Objects.requireNonNull(edit);
        text.textProperty().unbindBidirectional(value.in(language));
        language = next;
        text.textProperty().bindBidirectional(value.in(next));
        preview.refresh(next);
        showProblems(problems);
    }

    /// Shows what is wrong, of the language that is shown and of the others.
    ///
    /// @param problems the words for what the field's text has, empty for nothing, by the end of the field's name:
    ///     empty for the text for every language, `.it` for the Italian one
    public void showProblems(UnaryOperator<String> problems) {
        this.problems = problems;
        var words = Arrays.stream(TextLanguage.values())
                .map(this::problem)
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("\n"));
        error.setText(words);
        text.setAccessibleHelp(words);
        text.pseudoClassStateChanged(Styles.STATE_DANGER, !problem(language).isEmpty());
    }

    private String problem(TextLanguage one) {
        var words = problems.apply(one == TextLanguage.EVERY ? "" : "." + one.tag());
        return words.isEmpty() || one == language ? words : name(one) + ": " + words;
    }

    /// Whether shoppers would see it at all.
    public void showUsed(boolean used) {
        preview.pseudoClassStateChanged(UNUSED, !used);
    }
}
