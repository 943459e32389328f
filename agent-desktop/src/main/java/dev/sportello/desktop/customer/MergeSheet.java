package dev.sportello.desktop.customer;

import dev.sportello.desktop.ui.Avatar;
import dev.sportello.desktop.ui.Money;
import dev.sportello.desktop.ui.Sheet;
import dev.sportello.desktop.ui.ShownText;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.TimeFormat;
import dev.sportello.model.Profile;
import dev.sportello.model.ProfileId;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Asks whether two profiles are of one person, side by side, and says what will be. FX thread only.
final class MergeSheet {
    private final Texts texts;
    private final TimeFormat times;

    private MergeSheet(Texts texts, TimeFormat times) {
        this.texts = texts;
        this.times = times;
    }

    /// @param shown the customer beside the thread
    /// @param merge gets the other one, when the agent agrees
    static void showOver(Window window, TimeFormat times, Profile shown, Profile other, Consumer<ProfileId> merge) {
        var texts = Texts.of(MergeSheet.class, times.locale());
        new MergeSheet(texts, times).sheet(shown, other, merge).showOver(window);
    }

    private Sheet sheet(Profile shown, Profile other, Consumer<ProfileId> merge) {
        var areTwo = shown.customerId() != null && other.customerId() != null;
        var isShownKept = other.customerId() == null;
        var kept = isShownKept ? shown : other;
        var merged = isShownKept ? other : shown;
        var sides = areTwo
                ? new HBox(12, side(null, shown), side(null, other))
                : new HBox(12, side(texts.get("merge.kept"), kept), side(texts.get("merge.merged"), merged));
        sides.getStylesheets()
                .add(Objects.requireNonNull(MergeSheet.class.getResource("Merge.css"))
                        .toExternalForm());
        var sheet = new Sheet(areTwo ? texts.get("merge.refused") : texts.get("merge.question")).ask(sides);
        if (areTwo) {
            return sheet.explain(texts.get("merge.two-customers")).cancel(texts.get("merge.close"));
        }
        sheet.explain(texts.get("merge.explained", ShownText.line(kept.name()), ShownText.line(merged.name())))
                .cancel(texts.get("merge.cancel"));
        var _ = sheet.agree(texts.get("merge.agree"), () -> merge.accept(other.id()));
        return sheet;
    }

    private VBox side(@Nullable String what, Profile profile) {
        var avatar = new Avatar();
        avatar.show(profile.id(), profile.name());
        var name = new Label(ShownText.line(profile.name()));
        name.getStyleClass().add("strong");
        name.setWrapText(true);
        var side = new VBox(4);
        if (what != null) {
            var label = new Label(what);
            label.getStyleClass().addAll("faint", "tiny");
            side.getChildren().add(label);
        }
        side.getChildren().addAll(avatar, name);
        add(side, texts.get("email"), profile.email());
        add(side, texts.get("phone"), profile.phone());
        add(side, texts.get("customer-id"), profile.customerId());
        add(side, texts.get("orders"), orders(profile));
        side.getStyleClass().add("merge-side");
        side.setMinWidth(0);
        side.setPrefWidth(180);
        HBox.setHgrow(side, Priority.ALWAYS);
        return side;
    }

    private String orders(Profile profile) {
        return profile.purchases().stream()
                .map(bought -> texts.get("orders.count", bought.orders()) + " · "
                        + Money.of(bought.spent(), bought.currency(), times.locale()))
                .collect(Collectors.joining("\n"));
    }

    private static void add(VBox side, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            var label = new Label(name);
            label.getStyleClass().addAll("faint", "tiny", "merge-fact");
            var text = new Label(value.contains("\n") ? value : ShownText.line(value));
            text.getStyleClass().add("small");
            text.setWrapText(true);
            side.getChildren().addAll(label, text);
        }
    }
}
