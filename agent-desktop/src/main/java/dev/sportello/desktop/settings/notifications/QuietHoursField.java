package dev.sportello.desktop.settings.notifications;

import dev.sportello.desktop.preferences.QuietHours;
import dev.sportello.desktop.settings.page.Segments;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.Formats;
import dev.sportello.desktop.ui.Texts;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/// Quiet hours: none, or from one time to another. FX thread only.
public final class QuietHoursField extends HBox {
    private static final Duration STEP = Duration.ofMinutes(30);
    private static final int STEPS = (int) Duration.ofDays(1).dividedBy(STEP);

    private final Segments<Choice> choice = new Segments<>();
    private final ComboBox<LocalTime> from = new ComboBox<>();
    private final ComboBox<LocalTime> to = new ComboBox<>();
    private final Label until = new Label();
    private boolean showing;

    /// Whether there are any.
    enum Choice {
        NEVER,
        DAILY
    }

    public QuietHoursField() {
        getStyleClass().add("quiet-hours");
        from.setId("quiet-from");
        to.setId("quiet-to");
        setMinWidth(USE_PREF_SIZE);
    }

    /// @param chosen receives what the agent chooses, and not what is shown
    void offer(Texts texts, Consumer<Optional<QuietHours>> chosen) {
        choice.setAccessibleText(texts.get("quiet"));
        choice.offer(
                List.of(Choice.values()),
                one -> texts.get(one == Choice.NEVER ? "quiet.never" : "quiet.daily"),
                one -> chosen.accept(one == Choice.NEVER ? Optional.empty() : Optional.of(QuietHours.NIGHT)));
        until.setText(texts.get("quiet.to"));
        var format = Formats.time(texts.locale());
        for (var box : List.of(from, to)) {
            box.setConverter(words(format));
            box.setMinWidth(USE_PREF_SIZE);
            box.setOnAction(_ -> {
                if (!showing && from.getValue() != null && to.getValue() != null) {
                    chosen.accept(Optional.of(new QuietHours(from.getValue(), to.getValue())));
                }
            });
        }
        from.setAccessibleText(texts.get("quiet.from"));
        to.setAccessibleText(texts.get("quiet.until"));
        getChildren().setAll(choice, from, until, to);
    }

    void show(Optional<QuietHours> hours) {
        showing = true;
        choice.show(hours.isPresent() ? Choice.DAILY : Choice.NEVER);
        Stream.of(from, until, to).forEach(part -> Shown.set(part, hours.isPresent()));
        hours.ifPresent(now -> {
            show(from, now.from());
            show(to, now.to());
        });
        showing = false;
    }

    /// A time that is not among the steps was written by hand, and is offered beside them.
    private static void show(ComboBox<LocalTime> box, LocalTime time) {
        var steps = Stream.iterate(LocalTime.MIN, before -> before.plus(STEP)).limit(STEPS);
        box.getItems()
                .setAll(Stream.concat(steps, Stream.of(time))
                        .distinct()
                        .sorted()
                        .toList());
        box.setValue(time);
    }

    private static StringConverter<LocalTime> words(DateTimeFormatter format) {
        return new StringConverter<>() {
            @Override
            public String toString(LocalTime time) {
                return time == null ? "" : format.format(time);
            }

            @Override
            public LocalTime fromString(String typed) {
                throw new UnsupportedOperationException("Times are chosen, not typed.");
            }
        };
    }
}
