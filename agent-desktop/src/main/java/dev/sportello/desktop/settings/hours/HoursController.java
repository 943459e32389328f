package dev.sportello.desktop.settings.hours;

import dev.sportello.desktop.settings.page.FocusBack;
import dev.sportello.desktop.settings.page.Drawing;
import dev.sportello.desktop.settings.page.MessageField;
import dev.sportello.desktop.settings.page.Occasions;
import dev.sportello.desktop.settings.page.ProblemTexts;
import dev.sportello.desktop.settings.page.Shown;
import dev.sportello.desktop.ui.DateText;
import dev.sportello.desktop.ui.OpeningTexts;
import dev.sportello.desktop.ui.Texts;
import dev.sportello.desktop.ui.Ticker;
import dev.sportello.hours.Opening;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.DateCell;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The page of the office hours. FX thread only.
final class HoursController {
    private final HoursEdit edit;
    private final ObservableValue<ZoneId> zone;
    private final Ticker ticker;
    private final Occasions occasions;
    private final Drawing drawing;
    private final Texts texts;
    private final ProblemTexts problems;
    private final OpeningTexts words;

    @FXML
    private HBox opening;

    @FXML
    private FontIcon openingIcon;

    @FXML
    private Label openingText;

    @FXML
    private Label zoneText;

    @FXML
    private VBox days;

    @FXML
    private ExceptionRows exceptions;

    @FXML
    private Label exceptionsError;

    @FXML
    private DatePicker date;

    @FXML
    private Button addException;

    @FXML
    private Node noReplies;

    @FXML
    private MessageField withinReply;

    @FXML
    private MessageField outsideReply;

    @FXML
    private DatePicker askedDate;

    @FXML
    private TimeField askedTime;

    @FXML
    private Label answer;

    /// @param occasions when the previews of the automatic replies are read; in their zone all is meant
    HoursController(HoursEdit edit, Occasions occasions, Drawing drawing, Texts texts) {
        this.edit = edit;
        this.occasions = occasions;
        this.drawing = drawing;
        zone = occasions.shop().zone();
        ticker = drawing.ticker();
        this.texts = texts;
        problems = new ProblemTexts(texts.locale());
        words = new OpeningTexts(texts.locale());
    }

    @FXML
    private void initialize() {
        var first = WeekFields.of(texts.locale()).getFirstDayOfWeek();
        for (var index = 0; index < 7; index++) {
            days.getChildren().add(weekday(first.plus(index)));
        }
        days.getChildren().getLast().getStyleClass().add("last");
        exceptions.show(edit.exceptions(), texts, drawing.pictures(), this::today, () -> FocusBack.to(date));
        var languages = occasions.shop().languages();
        var within = new MessageField.Subject(texts.get("within"), texts.get("within.hint"));
        withinReply.show(within, edit.withinText(), occasions.open(), languages, drawing);
        var outside = new MessageField.Subject(texts.get("outside"), texts.get("outside.hint"));
        outsideReply.show(outside, edit.outsideText(), occasions.closed(), languages, drawing);
        prepareDates();
        prepareQuestion();
        edit.draft().subscribe(_ -> show());
        edit.problems().subscribe(_ -> show());
        zone.subscribe(_ -> show());
        ticker.now().subscribe(_ -> showOpening());
    }

    private Node weekday(DayOfWeek day) {
        var name = name(day);
        var next = new MenuItem(texts.get("hours.duplicate", name(day.plus(1))), new FontIcon("fth-copy"));
        next.setOnAction(_ -> edit.copyToNextDay(day));
        var all = new MenuItem(texts.get("hours.copy-to-all"), new FontIcon("fth-calendar"));
        all.setOnAction(_ -> edit.copyToAllDays(day));
        var weekdays = new MenuItem(texts.get("hours.copy-to-weekdays"), new FontIcon("fth-briefcase"));
        weekdays.setOnAction(_ -> edit.copyToWeekdays(day));
        var whole = new MenuItem(texts.get("hours.all-day"), new FontIcon("fth-sun"));
        whole.setOnAction(_ -> edit.day(day).openAllDay());
        var row = new DayHoursRow(edit.day(day), texts, name, new Label(name), List.of(next, weekdays, all, whole));
        row.setId(day.name());
        return row;
    }

    private String name(DayOfWeek day) {
        var name = day.getDisplayName(TextStyle.FULL_STANDALONE, texts.locale());
        return name.substring(0, 1).toUpperCase(texts.locale()) + name.substring(1);
    }

    private LocalDate today() {
        return ticker.now().get().atZone(zone.getValue()).toLocalDate();
    }

    private void prepareDates() {
        for (var picker : List.of(date, askedDate)) {
            picker.setConverter(new DateText(texts.locale(), this::today));
            picker.setShowWeekNumbers(false);
        }
        date.setDayCellFactory(_ -> new DateCell() {
            @Override
            public void updateItem(LocalDate day, boolean empty) {
                super.updateItem(day, empty);
                setDisable(!empty && (day.isBefore(today()) || edit.exceptions().hasOnce(day)));
            }
        });
        // As it is typed: the button is the next stop of the tab key.
        date.getEditor().textProperty().subscribe(_ -> checkDate());
        edit.draft().subscribe(_ -> checkDate());
    }

    private void checkDate() {
        var day = typedDate();
        addException.setDisable(
                day == null || day.isBefore(today()) || edit.exceptions().hasOnce(day));
    }

    private @Nullable LocalDate typedDate() {
        try {
            return date.getConverter().fromString(date.getEditor().getText());
        } catch (DateTimeParseException unfinished) {
            return null;
        }
    }

    private void prepareQuestion() {
        var now = ticker.now().get().atZone(zone.getValue());
        askedDate.setValue(now.toLocalDate());
        askedTime.setText(edit.times().start(now.toLocalTime().withSecond(0).withNano(0)));
        askedTime.follow(
                text -> edit.times().stepStart(text, 1), text -> edit.times().stepStart(text, -1), this::tidyQuestion);
        askedDate.valueProperty().subscribe(_ -> showAnswer());
        askedTime.textProperty().subscribe(_ -> showAnswer());
    }

    private void tidyQuestion() {
        var time = edit.times().readStart(askedTime.getText());
        if (time != null) {
            askedTime.setText(edit.times().start(time));
        }
    }

    private void show() {
        zoneText.setText(zone.getValue().getId());
        Shown.set(noReplies, !edit.hasHours());
        withinReply.showUsed(edit.hasHours());
        outsideReply.showUsed(edit.hasHours());
        withinReply.showProblems(language -> problems.of(edit.problem("withinReply" + language)));
        outsideReply.showProblems(language -> problems.of(edit.problem("outsideReply" + language)));
        exceptionsError.setText(problems.of(edit.problem("hours")));
        Shown.set(exceptionsError, !exceptionsError.getText().isEmpty());
        showOpening();
        showAnswer();
    }

    private void showOpening() {
        var draft = edit.draft().get();
        var now = ticker.now().get();
        var state = "unknown";
        if (draft == null) {
            openingText.setText(texts.get("opening.unreadable"));
        } else {
            openingText.setText(words.now(draft.hours(), now, zone.getValue()));
            state = draft.hours().at(now, zone.getValue()) instanceof Opening.Open ? "open" : "closed";
        }
        opening.getStyleClass().removeAll("unknown", "open", "closed");
        opening.getStyleClass().add(state);
        openingIcon.setIconLiteral(
                switch (state) {
                    case "open" -> "fth-sun";
                    case "closed" -> "fth-moon";
                    default -> "fth-alert-circle";
                });
    }

    private void showAnswer() {
        var draft = edit.draft().get();
        var day = askedDate.getValue();
        var time = edit.times().readStart(askedTime.getText());
        askedTime.showWrong(time == null);
        if (draft == null) {
            answer.setText(texts.get("opening.unreadable"));
        } else if (day == null) {
            answer.setText(texts.get("check.no-date"));
        } else if (time == null) {
            answer.setText(texts.get("hours.fault.unreadable"));
        } else {
            var instant = day.atTime(time).atZone(zone.getValue()).toInstant();
            answer.setText(words.at(draft.hours(), instant, zone.getValue()));
        }
    }

    @FXML
    private void didAddException() {
        var day = Objects.requireNonNull(typedDate());
        edit.exceptions().add(day);
        date.setValue(null);
        date.getEditor().clear();
        edit.exceptions().all().stream()
                .filter(one -> day.equals(one.first().get()) && !one.yearly().get())
                .findFirst()
                .ifPresent(added -> Platform.runLater(() -> exceptions.focus(added)));
    }
}
