package dev.sportello.desktop.settings.developers;

import atlantafx.base.theme.Styles;
import dev.sportello.desktop.settings.page.RowParts;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Waiting;
import dev.sportello.site.SiteOrigin;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The sites whose pages may show the chat: those of the operator, and those of the admins. FX thread only.
final class SiteSection {
    private final DevelopersModel developers;
    private final SiteEdit edit;
    private final Texts texts;
    private final Section section;
    private final KeptRows<Site> rows;
    private final Label none = new Label();
    private final TextField typed = new TextField();
    private final Label error = new Label();
    private final Label spelled = new Label();
    private final ProgressIndicator progress = new ProgressIndicator();

    private record Site(String origin, boolean fixed) {}

    SiteSection(DevelopersModel developers, Texts texts) {
        this.developers = developers;
        this.texts = texts;
        edit = developers.site();
        section = new Section(texts.get("sites"), texts.get("sites.hint"));
        section.setId("sites");
        var answers = new Confirmation.Answers(texts.get("keep"), texts.get("remove"));
        rows = new KeptRows<>(
                site -> (site.fixed ? "fixed " : "") + site.origin,
                () -> new KeptRow(answers, texts),
                this::show,
                typed::requestFocus);
        none.setText(texts.get("sites.none"));
        none.getStyleClass().addAll("small", "soft", "none");
        none.setWrapText(true);
        section.add(none, rows, form());
        developers.sites().subscribe(_ -> showSites());
        developers.state().subscribe(_ -> showSites());
        edit.typed().subscribe(_ -> showState());
        edit.asking().outcome().subscribe(_ -> showState());
        // While one types an address it is not whole yet.
        typed.focusedProperty().subscribe(_ -> showState());
    }

    Section node() {
        return section;
    }

    private VBox form() {
        typed.setPromptText("https://shop.example");
        typed.setAccessibleText(texts.get("sites.name"));
        typed.setId("site");
        typed.textProperty().bindBidirectional(edit.typed());
        typed.setOnAction(_ -> add());
        HBox.setHgrow(typed, Priority.ALWAYS);
        var add = RowParts.button("primary", texts.get("sites.add"), this::add);
        add.setId("site-add");
        Waiting.until(edit.ready(), add, typed);
        progress.setMaxSize(16, 16);
        progress.setMinSize(16, 16);
        for (var line : List.of(error, spelled)) {
            line.setWrapText(true);
            line.setMinHeight(Region.USE_PREF_SIZE);
        }
        error.getStyleClass().addAll("field-error", "small");
        spelled.getStyleClass().addAll("soft", "small");
        var label = new Label(texts.get("sites.name"));
        label.getStyleClass().add("medium");
        label.setLabelFor(typed);
        var form = new VBox(label, RowParts.line(typed, progress, add), spelled, error);
        form.getStyleClass().addAll("field", "form");
        return form;
    }

    private void add() {
        edit.add();
        showState();
        if (!edit.asking().busy()) {
            error.setText(problem());
            Shown.set(error, !error.getText().isEmpty());
        }
    }

    private void showSites() {
        var all = new ArrayList<Site>();
        var state = developers.state().get();
        if (state != null) {
            state.fixedOrigins().forEach(origin -> all.add(new Site(origin, true)));
        }
        developers.sites().get().origins().forEach(origin -> all.add(new Site(origin, false)));
        rows.show(all);
        Shown.set(rows, !all.isEmpty());
        Shown.set(none, all.isEmpty());
        showState();
    }

    private void show(KeptRow row, Site site) {
        if (site.fixed) {
            row.show(site.origin, List.of(texts.get("sites.fixed")), "");
        } else {
            row.show(site.origin, List.of(), "");
            row.offer(texts.get("sites.remove.question"), () -> edit.remove(site.origin, row.asking()));
        }
    }

    private void showState() {
        var outcome = edit.asking().outcome().get();
        var words = typed.isFocused() && outcome.words(texts).isEmpty() ? "" : problem();
        error.setText(words);
        Shown.set(error, !words.isEmpty());
        typed.pseudoClassStateChanged(Styles.STATE_DANGER, !words.isEmpty() && edit.written());
        typed.setAccessibleHelp(words);
        typed.setEditable(!edit.asking().busy());
        var other = edit.spelled();
        spelled.setText(other == null ? "" : texts.get("sites.spelled", other));
        Shown.set(spelled, other != null);
        Shown.set(progress, edit.asking().busy());
    }

    private String problem() {
        if (edit.isThere()) {
            return texts.get("sites.there");
        }
        if (edit.written() && edit.isFull()) {
            return texts.get("sites.full");
        }
        var problem = edit.problem();
        return problem == null ? edit.asking().outcome().get().words(texts) : words(problem);
    }

    private String words(SiteOrigin.Problem problem) {
        return switch (problem) {
            case WILDCARD -> texts.get("sites.wildcard");
            case USER -> texts.get("sites.user");
            case NO_SCHEME -> texts.get("sites.no-scheme");
            case QUERY, PATH -> texts.get("sites.path");
            case FORM, HOST -> texts.get("sites.host");
        };
    }
}
