package dev.sportello.desktop.settings.hours;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sportello.desktop.settings.hours.RangeEdit.Fault;
import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursRange;
import dev.sportello.hours.OfficeHours;
import dev.sportello.model.SettingsPage.Hours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
    void anExceptionIsAClosedDayUntilItGetsHours() {
        edit.addException(EASTER);
        edit.addException(EASTER);
        assertThat(Objects.requireNonNull(edit.draft().get()).hours().exceptions())
                .containsExactly(Map.entry(EASTER, DayHours.CLOSED));
        edit.exceptions().getFirst().day().add();
        assertThat(Objects.requireNonNull(edit.draft().get()).hours().exceptions())
                .containsEntry(EASTER, OFFICE);
    }

    private static Hours page(Map<DayOfWeek, DayHours> week, String within, long version) {
        return new Hours(new OfficeHours(week, new TreeMap<>()), within, "Closed.", version);
    }
}
