package dev.sportello.desktop.settings.developers;

import dev.sportello.desktop.settings.page.RowParts;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.TabKey;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Waiting;
import dev.sportello.model.SigningKey;
import dev.sportello.wire.IntegrationBodies.AddedSigningKey;
import dev.sportello.wire.IntegrationBodies.FileKey;
import dev.sportello.wire.IntegrationBodies.IntegrationState;
import dev.sportello.wire.PublicKeyText;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The keys with which the shop's server signs who a shopper is: two of the admins' at most, and those of the
/// operator's file. FX thread only.
final class SigningKeySection {
    private static final int MOST = 2;
    private static final int ROWS = 4;

    private final DevelopersModel developers;
    private final SigningKeyEdit edit;
    private final Ago ago;
    private final Texts texts;
    private final Section section;
    private final KeptRows<SigningKey> rows;
    private final KeptRows<FileKey> fileRows;
    private final OnceBox once;
    private final Button make;
    private final Button paste;
    private final HBox offers;
    private final VBox form;
    private final TextArea pasted = new TextArea();
    private final Label error = new Label();
    private final Label full = new Label();
    private final ProgressIndicator progress = new ProgressIndicator();
    private List<String> unreadable = List.of();

    SigningKeySection(DevelopersModel developers, Ago ago, Texts texts) {
        this.developers = developers;
        this.ago = ago;
        this.texts = texts;
        edit = developers.signingKey();
        section = new Section(texts.get("keys"), texts.get("keys.hint"));
        section.setId("signing-keys");
        var answers = new Confirmation.Answers(texts.get("keep"), texts.get("remove"));
        rows = new KeptRows<>(SigningKey::id, () -> new KeptRow(answers, texts), this::show, this::goOn);
        fileRows = new KeptRows<>(FileKey::id, () -> new KeptRow(answers, texts), this::show, this::goOn);
        once = new OnceBox(texts.get("keys.made.name"), texts.get("keys.made.hint"), edit::forgetAdded, texts);
        make = RowParts.button("plain", texts.get("keys.make"), edit::makeSecret);
        make.setId("signing-key-make");
        paste = RowParts.button(
                "plain", texts.get("keys.paste"), () -> edit.pasting().set(true));
        paste.setId("signing-key-paste");
        progress.setMaxSize(16, 16);
        progress.setMinSize(16, 16);
        offers = RowParts.line(make, paste, progress);
        full.setText(texts.get("keys.full"));
        full.getStyleClass().addAll("small", "soft", "none");
        full.setWrapText(true);
        full.setMinHeight(Region.USE_PREF_SIZE);
        error.getStyleClass().addAll("field-error", "small");
        error.setWrapText(true);
        error.setMinHeight(Region.USE_PREF_SIZE);
        form = form();
        var below = new VBox(8, offers, form, full, error);
        below.getStyleClass().add("form");
        section.add(rows, fileRows, once, below);
        developers.state().subscribe(this::showKeys);
        edit.added().subscribe(this::showAdded);
        edit.pasted().subscribe(_ -> showState());
        edit.asking().outcome().subscribe(_ -> showState());
        edit.pasting().subscribe((_, pasting) -> {
            showState();
            (pasting ? pasted : paste).requestFocus();
        });
        showState();
    }

    Section node() {
        return section;
    }

    private VBox form() {
        var label = new Label(texts.get("keys.public"));
        label.getStyleClass().add("medium");
        label.setLabelFor(pasted);
        pasted.setPromptText(texts.get("keys.public.prompt"));
        pasted.setAccessibleText(texts.get("keys.public"));
        pasted.setPrefRowCount(ROWS);
        pasted.setWrapText(true);
        pasted.getStyleClass().add("code");
        pasted.setId("public-key");
        TabKey.leaves(pasted);
        pasted.textProperty().bindBidirectional(edit.pasted());
        var add = RowParts.button("primary", texts.get("keys.add"), edit::addPasted);
        add.setId("public-key-add");
        Waiting.until(edit.ready(), add, pasted);
        var cancel = RowParts.button("plain", texts.get("cancel"), edit::forget);
        var room = new Region();
        HBox.setHgrow(room, Priority.ALWAYS);
        var all = new VBox(label, pasted, RowParts.line(room, cancel, add));
        all.getStyleClass().add("field");
        return all;
    }

    private void goOn() {
        (edit.pasting().get() ? pasted : make).requestFocus();
    }

    private void showKeys(@Nullable IntegrationState state) {
        // First: where the last key is gone, the cursor goes to what makes another.
        showState();
        if (state != null) {
            unreadable = state.unreadable();
            rows.show(state.keys());
            fileRows.show(state.fileKeys());
            Shown.set(rows, !state.keys().isEmpty());
            Shown.set(fileRows, !state.fileKeys().isEmpty());
        }
    }

    private void showState() {
        var state = developers.state().get();
        var isFull = state != null && state.keys().size() >= MOST;
        var pasting = edit.pasting().get();
        Shown.set(form, pasting && !isFull);
        Shown.set(offers, !pasting && !isFull);
        Shown.set(full, isFull);
        Shown.set(progress, edit.asking().busy());
        Waiting.set(make, edit.asking().busy());
        Waiting.set(paste, edit.asking().busy());
        var problem = edit.problem();
        error.setText(problem == null ? outcome() : words(problem));
        Shown.set(error, !error.getText().isEmpty());
        pasted.setAccessibleHelp(error.getText());
    }

    private String outcome() {
        var outcome = edit.asking().outcome().get();
        return outcome == Outcome.UNFIT ? texts.get("keys.taken") : outcome.words(texts);
    }

    private String words(PublicKeyText.Problem problem) {
        return switch (problem) {
            case PRIVATE -> texts.get("keys.private");
            case OTHER_KIND -> texts.get("keys.other-kind");
            case KEY_ID -> texts.get("keys.id");
            case UNREADABLE -> texts.get("keys.unreadable");
        };
    }

    private void showAdded(@Nullable AddedSigningKey added) {
        var secret = added == null ? null : added.secret();
        if (added == null || secret == null) {
            once.hide();
        } else {
            once.show(texts.get("keys.made", added.key().id()), secret);
        }
    }

    private void show(KeptRow row, SigningKey key) {
        var used = key.usedAt();
        var by = developers.name(key.addedBy());
        var about = texts.get(
                "keys.about",
                by == null ? texts.get("somebody") : ShownText.line(by),
                ago.day(key.addedAt()),
                used == null ? texts.get("never-used") : texts.get("used", ago.of(used)));
        row.show(key.id(), List.of(algorithm(key.algorithm())), about);
        row.warn(unreadable.contains(key.id()) ? texts.get("keys.broken") : "");
        row.offer(
                used == null ? texts.get("keys.remove.unused") : texts.get("keys.remove.used", ago.of(used)),
                () -> edit.remove(key, row.asking()));
    }

    private void show(KeptRow row, FileKey key) {
        row.show(key.id(), List.of(algorithm(key.algorithm()), texts.get("keys.file")), texts.get("keys.file.about"));
    }

    private String algorithm(String name) {
        return switch (name) {
            case "HS256" -> texts.get("keys.hs256");
            case "EdDSA" -> texts.get("keys.eddsa");
            default -> name;
        };
    }
}
