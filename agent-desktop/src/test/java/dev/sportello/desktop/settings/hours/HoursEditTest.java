package dev.sportello.desktop.settings.hours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.settings.hours.RangeEdit.Fault;
import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursException;
import dev.sportello.hours.HoursRange;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.SettingsPage.Hours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class HoursEditTest {
    private static final DayHours OFFICE = DayHours.of(new HoursRange(LocalTime.of(9, 0), LocalTime.of(18, 0)));
    private static final LocalDate EASTER = LocalDate.of(2026, 4, 6);

    private final HoursEdit edit =
            new HoursEdit(new TimeText(Locale.UK), page(Map.of(DayOfWeek.MONDAY, OFFICE), "We answer.", 7));
    private final DayEdit monday = edit.day(DayOfWeek.MONDAY);

    @Test
    void nothingIsToBeSavedAtFirst() {
        assertThat(edit.changed().get()).isFalse();
        assertThat(edit.savable().get()).isFalse();
    }

    @Test
    void aRangeThatOverlapsIsMarkedWithTheOtherAndKeepsOneFromSaving() {
        monday.add();
        monday.ranges().getLast().start().set("17");
        assertThat(monday.ranges()).extracting(range -> range.fault().get()).containsOnly(Fault.OVERLAP);
        assertThat(edit.savable().get()).isFalse();
        monday.ranges().getLast().start().set("18:30");
        assertThat(monday.ranges()).extracting(range -> range.fault().get()).containsOnlyNulls();
        assertThat(edit.savable().get()).isTrue();
    }

    @Test
    void whatIsNoTimeOrNoTimeLongIsMarked() {
        var range = monday.ranges().getFirst();
        range.start().set("soon");
        assertThat(range.fault().get()).isEqualTo(Fault.START_UNREADABLE);
        range.start().set("18:00");
        assertThat(range.fault().get()).isEqualTo(Fault.EMPTY);
        range.start().set("9");
        assertThat(edit.changed().get()).as("typed otherwise, and the same").isFalse();
    }

    @Test
    void aDayIsDuplicatedToTheNextAndCopiedToAll() {
        edit.copyToNextDay(DayOfWeek.MONDAY);
        assertThat(edit.day(DayOfWeek.TUESDAY).hours()).isEqualTo(OFFICE);
        assertThat(edit.day(DayOfWeek.WEDNESDAY).ranges()).isEmpty();
        edit.copyToAllDays(DayOfWeek.MONDAY);
        assertThat(Objects.requireNonNull(edit.draft().get()).hours().week()).hasSize(7);
    }

    @Test
    void anEmptyReplyIsAProblemOnlyWhileThereAreHours() {
        edit.withinReply().set(" ");
        assertThat(edit.problem("withinReply")).isNotNull();
        monday.remove(monday.ranges().getFirst());
        assertThat(edit.problem("withinReply")).isNull();
        assertThat(edit.savable().get()).isTrue();
    }

    @Test
    void whatAColleagueSavesIsShownAtOnceWhereNothingWasTyped() {
        edit.take(page(Map.of(), "Later.", 8));
        assertThat(edit.withinReply().get()).isEqualTo("Later.");
        assertThat(edit.theirs().get()).isNull();
    }

    @Test
    void keepingMineLeavesWhatWasChangedAndTakesTheRest() {
        edit.withinReply().set("Mine.");
        edit.take(page(Map.of(DayOfWeek.TUESDAY, OFFICE), "Theirs.", 8));
        assertThat(edit.savable().get()).isFalse();
        edit.keepMine();
        var draft = Objects.requireNonNull(edit.draft().get());
        assertThat(draft.version()).isEqualTo(8);
        assertThat(draft.withinReply()).isEqualTo("Mine.");
        assertThat(draft.hours().week()).containsOnlyKeys(DayOfWeek.TUESDAY);
        assertThat(edit.savable().get()).isTrue();
    }

    @Test
    void takingTheirsForgetsWhatWasTyped() {
        edit.withinReply().set("Mine.");
        edit.take(page(Map.of(), "Theirs.", 8));
        edit.takeTheirs();
        assertThat(edit.withinReply().get()).isEqualTo("Theirs.");
        assertThat(edit.changed().get()).isFalse();
    }

    @Test
    void aDaysHoursAreCopiedToTheWeekdaysOnly() {
        edit.copyToWeekdays(DayOfWeek.MONDAY);
        assertThat(Objects.requireNonNull(edit.draft().get()).hours().week())
                .containsOnlyKeys(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
    }

    @Test
    void aDayIsOpenedAsAWhole() {
        monday.openAllDay();
        var midnight = LocalTime.MIDNIGHT;
        assertThat(Objects.requireNonNull(edit.draft().get()).hours().every(DayOfWeek.MONDAY))
                .isEqualTo(DayHours.of(new HoursRange(midnight, midnight)));
    }

    @Test
    void anExceptionIsAClosedDayUntilItGetsHours() {
        edit.exceptions().add(EASTER);
        edit.exceptions().add(EASTER);
        assertThat(exceptions()).containsExactly(HoursException.on(EASTER, DayHours.CLOSED));
        edit.exceptions().all().getFirst().day().add();
        assertThat(exceptions()).containsExactly(HoursException.on(EASTER, OFFICE));
    }

    @Test
    void anExceptionHasANameSeveralDaysAndComesAgain() {
        edit.exceptions().add(EASTER);
        var holidays = edit.exceptions().all().getFirst();
        holidays.name().set("Easter");
        holidays.last().set(EASTER.plusDays(1));
        holidays.yearly().set(true);
        assertThat(exceptions())
                .containsExactly(new HoursException("Easter", EASTER, EASTER.plusDays(1), true, DayHours.CLOSED));
    }

    @Test
    void datesThatDoNotFitAndDaysInCommonPreventSaving() {
        edit.exceptions().add(EASTER);
        edit.exceptions().add(EASTER.plusDays(7));
        var first = edit.exceptions().all().getFirst();
        first.last().set(EASTER.minusDays(1));
        assertThat(first.fault().get()).isEqualTo(ExceptionEdit.Fault.DATES_DO_NOT_FIT);
        first.last().set(null);
        assertThat(first.fault().get()).isEqualTo(ExceptionEdit.Fault.NO_DATE);
        assertThat(edit.savable().get()).isFalse();
        first.last().set(EASTER.plusDays(7));
        assertThat(edit.exceptions().all()).allMatch(one -> one.fault().get() == ExceptionEdit.Fault.OVERLAP);
        assertThat(edit.draft().get()).isNull();
        first.last().set(EASTER);
        assertThat(edit.exceptions().all()).allMatch(one -> one.fault().get() == null);
        assertThat(edit.savable().get()).isTrue();
    }

    @Test
    void whatAColleagueDoesToOtherExceptionsIsTakenAndMineStay() {
        var theirs = HoursException.on(EASTER.plusDays(20), DayHours.CLOSED);
        edit.exceptions().add(EASTER);
        edit.take(new Hours(new OfficeHours(Map.of(), List.of(theirs)), "Soon.", "Closed.", 8));
        edit.keepMine();
        assertThat(exceptions()).containsExactly(HoursException.on(EASTER, DayHours.CLOSED), theirs);
    }

    private List<HoursException> exceptions() {
        return Objects.requireNonNull(edit.draft().get()).hours().exceptions();
    }

    private static Hours page(Map<DayOfWeek, DayHours> week, String within, long version) {
        return new Hours(OfficeHours.of(week, Map.of()), within, "Closed.", version);
    }
}
