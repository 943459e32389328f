package dev.sportello.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayHoursTest {

    @ParameterizedTest
    @CsvSource({
        "09:00, 18:00, 540, 1080, false",
        "00:00, 00:00, 0, 1440, false",
        "18:00, 00:00, 1080, 1440, false",
        "22:00, 02:00, 1320, 1560, true",
        "00:01, 00:00, 1, 1440, false",
        "12:00, 11:59, 720, 2159, true"
    })
    void aRangeCountsItsMinutesFromTheMidnightBeforeItsStart(
            LocalTime start, LocalTime end, int startMinute, int endMinute, boolean pastMidnight) {
        var range = new HoursRange(start, end);
        assertThat(range.startMinute()).isEqualTo(startMinute);
        assertThat(range.endMinute()).isEqualTo(endMinute);
        assertThat(range.runsPastMidnight()).isEqualTo(pastMidnight);
    }

    @ParameterizedTest
    @CsvSource({"09:00, 09:00, EMPTY", "09:00:30, 18:00, SECONDS", "09:00, 18:00:00.000000001, SECONDS"})
    void aRangeThatCannotStandSaysWhatToDo(LocalTime start, LocalTime end, HoursProblem problem) {
        assertThat(HoursRange.problem(start, end)).isEqualTo(problem);
        assertThatThrownBy(() -> new HoursRange(start, end))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(problem.sentence());
    }

    @Test
    void aDayIsInTheOrderOfItsRanges() {
        assertThat(DayHours.of(range("14:00", "18:00"), range("09:00", "13:00")).ranges())
                .containsExactly(range("09:00", "13:00"), range("14:00", "18:00"));
    }

    @Test
    void rangesThatTouchBecomeOne() {
        assertThat(DayHours.of(range("22:00", "02:00"), range("12:00", "18:00"), range("18:00", "22:00")))
                .isEqualTo(DayHours.of(range("12:00", "02:00")));
        assertThat(DayHours.of(range("00:00", "12:00"), range("12:00", "00:00")))
                .isEqualTo(DayHours.of(range("00:00", "00:00")));
    }

    @Test
    void rangesThatTouchStayApartWhereOneRangeCouldNotHoldThem() {
        var aroundTheClock = List.of(range("05:00", "06:00"), range("06:00", "05:00"));
        var longerThanADay = List.of(range("00:00", "06:00"), range("06:00", "05:00"));

        assertThat(new DayHours(aroundTheClock).ranges()).isEqualTo(aroundTheClock);
        assertThat(new DayHours(longerThanADay).ranges()).isEqualTo(longerThanADay);
    }

    @Test
    void rangesOfOneDayThatOverlapAreRefused() {
        assertThatThrownBy(() -> DayHours.of(range("09:00", "13:00"), range("12:59", "18:00")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(HoursProblem.OVERLAP.sentence());
    }

    @Test
    void whatRunsPastMidnightDoesNotOverlapTheMorningOfItsOwnDay() {
        assertThat(DayHours.problems(List.of(range("01:00", "03:00"), range("22:00", "02:00"))))
                .isEmpty();
        assertThat(DayHours.problems(List.of(range("22:00", "02:00"), range("23:00", "23:30"))))
                .hasSize(2);
    }

    @Test
    void eachRangeThatOverlapsAnotherIsAProblemAtItsPlace() {
        var typed = List.of(range("14:00", "18:00"), range("09:00", "10:00"), range("13:00", "15:00"));

        assertThat(DayHours.problems(typed))
                .containsExactly(
                        new DayHours.Problem(0, HoursProblem.OVERLAP), new DayHours.Problem(2, HoursProblem.OVERLAP));
    }

    private static HoursRange range(String start, String end) {
        return new HoursRange(LocalTime.parse(start), LocalTime.parse(end));
    }
}
