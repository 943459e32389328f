package dev.sportello.desktop.settings.developers;

import dev.sportello.desktop.settings.page.RowParts;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Waiting;
import dev.sportello.wire.IntegrationBodies.FileKey;
import dev.sportello.wire.IntegrationBodies.IntegrationState;
import java.net.InetAddress;
import java.net.URI;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// What stands in the shop's pages, what its server has to do, and whether the relay has seen that work. FX
/// thread only.
final class ScriptSection {
    private final Texts texts;
    private final SeenTexts seen;
    private final Section section;
    private final FontIcon light = new FontIcon();
    private final Label state = new Label();
    private final Label next = new Label();
    private final HBox fault;
    private final Label faultWords = new Label();
    private final Label faultSaid = new Label();
    private final CodeBlock server;
    private final VBox steps;
    private final Button toggle;
    private final Asking asking = new Asking();
    private final Label checkFailed = new Label();
    private @Nullable Stage shown;

    ScriptSection(DevelopersActs acts, Ago ago, Texts texts) {
        this.texts = texts;
        seen = new SeenTexts(ago, texts);
        section = new Section(texts.get("script"), texts.get("script.hint"));
        section.setId("script");
        server = new CodeBlock(texts.get("script.server"), texts.get("script.server.hint"), texts);
        server.setId("script-server");
        fault = fault();
        var tag = new CodeBlock(texts.get("script.tag"), "", texts);
        tag.setId("script-tag");
        tag.show(acts.scriptTag());
        var identify = new CodeBlock(texts.get("script.identify"), texts.get("script.identify.hint"), texts);
        identify.setId("script-identify");
        identify.show(Snippets.identify());
        steps = new VBox(tag, identify, server);
        steps.getStyleClass().add("steps");
        if (isOfThisComputer(acts.relay())) {
            var here = new Label(texts.get("script.here"), new FontIcon("fth-alert-circle"));
            here.getStyleClass().addAll("small", "soft", "here");
            here.setWrapText(true);
            here.setMinHeight(Region.USE_PREF_SIZE);
            steps.getChildren().add(1, here);
        }
        toggle = RowParts.button("link", "", () -> expand(!steps.isVisible()));
        toggle.setId("script-steps");
        var check = RowParts.button("link", texts.get("script.check"), () -> openCheck(acts));
        check.setId("script-check");
        check.setTooltip(new Tooltip(texts.get("script.check.hint")));
        checkFailed.getStyleClass().addAll("small", "field-error");
        checkFailed.setId("script-check-failed");
        checkFailed.setWrapText(true);
        Shown.set(checkFailed, false);
        asking.outcome().subscribe(outcome -> {
            Waiting.set(check, outcome == Outcome.BUSY);
            // An older relay has no such page.
            var words = (outcome == Outcome.OUTDATED ? Outcome.FAILED : outcome).words(texts);
            checkFailed.setText(words);
            Shown.set(checkFailed, !words.isEmpty());
        });
        var line = RowParts.line(toggle, check, checkFailed);
        line.getStyleClass().add("form");
        section.add(status(), fault, steps, line);
    }

    private void openCheck(DevelopersActs acts) {
        asking.ask(
                acts.integration().check().get(),
                opened -> acts.integration().browser().accept(acts.checkPage(opened)));
    }

    Section node() {
        return section;
    }

    private HBox status() {
        light.getStyleClass().add("light");
        state.getStyleClass().add("medium");
        next.getStyleClass().addAll("small", "soft");
        var words = words(state, next);
        words.setId("seen");
        var line = RowParts.line(light, words);
        line.setAlignment(Pos.TOP_LEFT);
        line.getStyleClass().add("seen");
        return line;
    }

    private HBox fault() {
        faultWords.getStyleClass().add("medium");
        faultSaid.getStyleClass().addAll("small", "soft");
        var words = words(faultWords, faultSaid);
        words.setId("fault");
        var line = RowParts.line(new FontIcon("fth-alert-triangle"), words);
        line.setAlignment(Pos.TOP_LEFT);
        line.getStyleClass().add("fault");
        Shown.set(line, false);
        return line;
    }

    private static VBox words(Label... lines) {
        for (var line : lines) {
            line.setWrapText(true);
            line.setMinHeight(Region.USE_PREF_SIZE);
        }
        var words = new VBox(2, lines);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        return words;
    }

    void show(@Nullable IntegrationState now) {
        if (now == null) {
            shown = null;
            return;
        }
        var stage = Stage.of(now.seen());
        if (shown == null) {
            // Whoever has done it needs it no more.
            expand(stage != Stage.WORKS);
        }
        shown = stage;
        state.setText(seen.state(now.seen()));
        next.setText(texts.get(stage.next()));
        light.setIconLiteral(stage.icon());
        light.getStyleClass().removeAll("good", "waiting");
        if (!stage.style().isEmpty()) {
            light.getStyleClass().add(stage.style());
        }
        var wrong = seen.fault(now.seen());
        Shown.set(fault, wrong != null);
        if (wrong != null) {
            faultWords.setText(wrong.title());
            faultSaid.setText(wrong.help());
        }
        server.show(server(now));
    }

    private void expand(boolean all) {
        Shown.set(steps, all);
        toggle.setText(all ? texts.get("script.hide") : texts.get("script.show"));
    }

    /// With the key that was added last, which the shop's server signs with from now on.
    private static String server(IntegrationState now) {
        if (!now.keys().isEmpty()) {
            var key = now.keys().getLast();
            return Snippets.server(key.id(), key.algorithm(), now.account());
        }
        var key = now.fileKeys().isEmpty()
                ? new FileKey("key-1", "HS256")
                : now.fileKeys().getLast();
        return Snippets.server(key.id(), key.algorithm(), now.account());
    }

    private static boolean isOfThisComputer(URI relay) {
        var host = String.valueOf(relay.getHost());
        try {
            return host.equals("localhost") || InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
