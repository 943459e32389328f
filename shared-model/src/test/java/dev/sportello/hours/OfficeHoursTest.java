package dev.sportello.hours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Local times are those of Rome where nothing else is said. There 2 March 2026 is a Monday, the clock is set forward
/// on Sunday 29 March at 02:00 and back on Sunday 25 October at 03:00.
class OfficeHoursTest {
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final DayHours ALL_DAY = day("00:00-00:00");

    @Test
    void theShopIsOpenFromTheStartOfARangeUntilJustBeforeItsEnd() {
        var hours = weekly(DayOfWeek.MONDAY, "09:00-13:00", "14:00-18:00");

        assertThat(at(hours, "2026-03-02T08:59:59.999999999")).isEqualTo(closed("2026-03-02T09:00"));
        assertThat(at(hours, "2026-03-02T09:00")).isEqualTo(open("2026-03-02T13:00"));
        assertThat(at(hours, "2026-03-02T12:59:59.999999999")).isEqualTo(open("2026-03-02T13:00"));
        assertThat(at(hours, "2026-03-02T13:00")).isEqualTo(closed("2026-03-02T14:00"));
        assertThat(at(hours, "2026-03-02T18:00")).isEqualTo(closed("2026-03-09T09:00"));
    }

    @Test
    void hoursAreThoseOfTheAccountsZone() {
        var hours = weekly(DayOfWeek.MONDAY, "09:00-18:00");
        var instant = Instant.parse("2026-03-02T22:30:00Z");

        assertThat(hours.at(instant, ZoneId.of("America/Los_Angeles")))
                .isEqualTo(new Opening.Open(Instant.parse("2026-03-03T02:00:00Z")));
        assertThat(hours.at(instant, ZoneId.of("Asia/Tokyo")))
                .isEqualTo(new Opening.Closed(Instant.parse("2026-03-09T00:00:00Z")));
    }

    @Test
    void aRangeCanEndWithTheDay() {
        assertThat(at(weekly(DayOfWeek.MONDAY, "18:00-00:00"), "2026-03-02T23:59"))
                .isEqualTo(open("2026-03-03T00:00"));
    }

    @Test
    void aRangeThatRunsPastMidnightBelongsToTheDayOnWhichItStarts() {
        var hours = weekly(DayOfWeek.MONDAY, "22:00-02:00");

        assertThat(at(hours, "2026-03-02T01:00")).isEqualTo(closed("2026-03-02T22:00"));
        assertThat(at(hours, "2026-03-03T01:00")).isEqualTo(open("2026-03-03T02:00"));
        assertThat(at(hours, "2026-03-03T22:00")).isEqualTo(closed("2026-03-09T22:00"));
    }

    @Test
    void whatRunsPastMidnightAddsToTheNextDaysOwnHours() {
        var week = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
        week.put(DayOfWeek.MONDAY, day("22:00-02:00"));
        week.put(DayOfWeek.TUESDAY, day("01:00-03:00", "08:00-09:00"));
        week.put(DayOfWeek.WEDNESDAY, day("20:00-02:00"));
        week.put(DayOfWeek.THURSDAY, day("00:30-01:00", "02:00-04:00"));
        var hours = OfficeHours.of(week, noExceptions());

        assertThat(at(hours, "2026-03-02T23:00")).isEqualTo(open("2026-03-03T03:00"));
        assertThat(at(hours, "2026-03-04T23:00")).isEqualTo(open("2026-03-05T04:00"));
    }

    @Test
    void aWeekdayWithoutHoursIsClosed() {
        var hours = weekly(DayOfWeek.FRIDAY, "09:00-18:00");

        assertThat(hours.every(DayOfWeek.MONDAY)).isEqualTo(DayHours.CLOSED);
        assertThat(at(hours, "2026-03-02T10:00")).isEqualTo(closed("2026-03-06T09:00"));
    }

    @Test
    void anExceptionReplacesTheWholeDay() {
        var hours = everyDay("09:00-13:00", "14:00-18:00").with("2026-03-03", day("10:00-11:00"));

        assertThat(at(hours, "2026-03-02T20:00")).isEqualTo(closed("2026-03-03T10:00"));
        assertThat(at(hours, "2026-03-03T11:00")).isEqualTo(closed("2026-03-04T09:00"));
    }

    @Test
    void anExceptionCanCloseADay() {
        var hours = everyDay("09:00-18:00").with("2026-03-03", DayHours.CLOSED);

        assertThat(at(hours, "2026-03-03T10:00")).isEqualTo(closed("2026-03-04T09:00"));
    }

    @Test
    void anExceptionCanOpenADayThatIsClosedOtherwise() {
        var hours = weekly(DayOfWeek.MONDAY, "09:00-18:00");
        var sale = new Hours(hours).with("2026-03-07", day("10:00-12:00"));

        assertThat(at(sale, "2026-03-02T19:00")).isEqualTo(closed("2026-03-07T10:00"));
    }

    @Test
    void anExceptionIsClosedFromMidnightEvenIfTheEveningBeforeRunsPastIt() {
        var hours = everyDay("22:00-02:00").with("2026-03-03", DayHours.CLOSED);

        assertThat(at(hours, "2026-03-02T23:00")).isEqualTo(open("2026-03-03T00:00"));
        assertThat(at(hours, "2026-03-03T00:00")).isEqualTo(closed("2026-03-04T22:00"));
    }

    @Test
    void anExceptionsOwnRangeRunsPastMidnight() {
        var hours = everyDay("09:00-18:00").with("2026-03-03", day("22:00-02:00"));

        assertThat(at(hours, "2026-03-04T01:00")).isEqualTo(open("2026-03-04T02:00"));
    }

    @Test
    void anExceptionEndsWhatTheExceptionBeforeItRunsPastMidnight() {
        var hours =
                everyDay("09:00-18:00").with("2026-03-03", day("22:00-02:00")).with("2026-03-04", day("01:00-03:00"));

        assertThat(at(hours, "2026-03-03T23:00")).isEqualTo(open("2026-03-04T00:00"));
        assertThat(at(hours, "2026-03-04T00:30")).isEqualTo(closed("2026-03-04T01:00"));
    }

    @Test
    void aStartThatTheClockSkipsMovesToTheFirstInstantAfterTheGap() {
        assertThat(at(weekly(DayOfWeek.SUNDAY, "02:30-10:00"), "2026-03-29T00:00"))
                .isEqualTo(new Opening.Closed(Instant.parse("2026-03-29T01:00:00Z")));
    }

    @Test
    void anEndThatTheClockSkipsMovesToTheFirstInstantAfterTheGap() {
        assertThat(at(weekly(DayOfWeek.SATURDAY, "22:00-02:30"), "2026-03-29T00:00"))
                .isEqualTo(new Opening.Open(Instant.parse("2026-03-29T01:00:00Z")));
    }

    @Test
    void aRangeThatTheClockSkipsIsLeftOutThatDay() {
        assertThat(at(weekly(DayOfWeek.SUNDAY, "02:00-03:00"), "2026-03-29T00:00"))
                .isEqualTo(closed("2026-04-05T02:00"));
    }

    @Test
    void ofATimeThatComesTwiceAStartMeansTheFirstAndAnEndTheSecond() {
        assertThat(at(weekly(DayOfWeek.SUNDAY, "02:30-10:00"), "2026-10-25T00:00"))
                .isEqualTo(new Opening.Closed(Instant.parse("2026-10-25T00:30:00Z")));
        assertThat(at(weekly(DayOfWeek.SATURDAY, "22:00-02:30"), "2026-10-25T00:00"))
                .isEqualTo(new Opening.Open(Instant.parse("2026-10-25T01:30:00Z")));
        assertThat(at(weekly(DayOfWeek.SATURDAY, "22:00-02:00"), "2026-10-25T00:00"))
                .isEqualTo(new Opening.Open(Instant.parse("2026-10-25T01:00:00Z")));
        assertThat(weekly(DayOfWeek.SUNDAY, "02:15-02:45").at(Instant.parse("2026-10-25T00:15:00Z"), ROME))
                .isEqualTo(new Opening.Open(Instant.parse("2026-10-25T01:45:00Z")));
    }

    @Test
    void aShopThatIsAlwaysOpenNeverCloses() {
        assertThat(at(everyDay("00:00-00:00"), "2026-03-29T01:59")).isEqualTo(new Opening.Open(null));
        assertThat(at(everyDay("08:00-20:00", "20:00-08:00"), "2026-03-29T01:59"))
                .isEqualTo(new Opening.Open(null));
    }

    @Test
    void aShopThatIsAlwaysOpenStaysOpenWhereADayIsLeftOut() {
        var apia = ZoneId.of("Pacific/Apia");
        var days = new TreeMap<LocalDate, DayHours>();
        LocalDate.of(2011, 12, 26).datesUntil(LocalDate.of(2012, 1, 3)).forEach(date -> days.put(date, ALL_DAY));
        var beforeTheDayLeftOut = Instant.parse("2011-12-30T09:59:59Z");

        assertThat(everyDay("00:00-00:00").hours.at(beforeTheDayLeftOut, apia)).isEqualTo(new Opening.Open(null));
        assertThat(OfficeHours.of(Map.of(), days).at(beforeTheDayLeftOut, apia))
                .isEqualTo(new Opening.Open(
                        LocalDate.of(2012, 1, 3).atStartOfDay(apia).toInstant()));
    }

    @Test
    void aShopThatIsAlwaysOpenClosesForAnExceptionHoweverFarAway() {
        var hours = everyDay("00:00-00:00").with("9999-12-25", DayHours.CLOSED);

        assertThat(at(hours, "2026-03-02T10:00")).isEqualTo(open("9999-12-25T00:00"));
        assertThat(at(hours, "9999-12-25T10:00")).isEqualTo(closed("9999-12-26T00:00"));
        assertThat(at(hours, "9999-12-26T00:00")).isEqualTo(new Opening.Open(null));
    }

    @Test
    void aShopThatIsAlwaysOpenLacksTheNightAfterAnExceptionThatItsOwnHoursDoNotHold() {
        var hours = everyDay("08:00-20:00", "20:00-08:00").with("2026-03-03", DayHours.CLOSED);

        assertThat(at(hours, "2026-03-03T10:00")).isEqualTo(closed("2026-03-04T08:00"));
        assertThat(at(hours, "2026-03-04T08:00")).isEqualTo(new Opening.Open(null));
    }

    @Test
    void aRangeStillCountsWhereItsDateIsTwoDaysBehindThatOfGreenwich() {
        var hours = weekly(DayOfWeek.MONDAY, "23:00-22:00");

        assertThat(hours.at(Instant.parse("2026-03-04T07:59:00Z"), ZoneId.of("Pacific/Honolulu")))
                .isEqualTo(new Opening.Open(Instant.parse("2026-03-04T08:00:00Z")));
    }

    @Test
    void aShopWithoutHoursNeverOpens() {
        assertThat(at(OfficeHours.NONE, "2026-03-02T10:00")).isEqualTo(new Opening.Closed(null));
    }

    @Test
    void aShopWithASingleDateOpensOnThatDateAndNeverAgain() {
        var hours = new Hours(OfficeHours.NONE).with("9999-06-01", day("10:00-12:00"));

        assertThat(at(hours, "2026-03-02T10:00")).isEqualTo(closed("9999-06-01T10:00"));
        assertThat(at(hours, "9999-06-01T12:00")).isEqualTo(new Opening.Closed(null));
    }

    @Test
    void hoursAreSetOnceThereIsARangeAnywhere() {
        assertThat(OfficeHours.NONE.isSet()).isFalse();
        assertThat(new Hours(OfficeHours.NONE)
                        .with("2026-12-25", DayHours.CLOSED)
                        .hours
                        .isSet())
                .isFalse();
        assertThat(new Hours(OfficeHours.NONE)
                        .with("2026-12-25", day("10:00-12:00"))
                        .hours
                        .isSet())
                .isTrue();
        assertThat(weekly(DayOfWeek.MONDAY, "10:00-12:00").isSet()).isTrue();
    }

    @Test
    void hoursThatMeanTheSameAreEqual() {
        var closedOnMonday = OfficeHours.of(Map.of(DayOfWeek.MONDAY, DayHours.CLOSED), noExceptions());

        assertThat(closedOnMonday).isEqualTo(OfficeHours.NONE);
        assertThat(weekly(DayOfWeek.MONDAY, "12:00-13:00", "10:00-12:00"))
                .isEqualTo(weekly(DayOfWeek.MONDAY, "10:00-13:00"));
    }

    @Test
    void hoursDoNotChangeWithTheMapsTheyWereMadeFrom() {
        var week = new EnumMap<>(Map.of(DayOfWeek.MONDAY, ALL_DAY));
        var exceptions = new TreeMap<>(Map.of(LocalDate.of(2026, 3, 2), DayHours.CLOSED));
        var hours = OfficeHours.of(week, exceptions);
        week.clear();
        exceptions.clear();

        assertThat(hours.every(DayOfWeek.MONDAY)).isEqualTo(ALL_DAY);
        assertThat(hours.on(LocalDate.of(2026, 3, 2))).isEqualTo(DayHours.CLOSED);
    }

    @Test
    void anExceptionNeedsAYearOfFourDigits() {
        assertThatThrownBy(() -> new Hours(OfficeHours.NONE).with("+10000-01-01", DayHours.CLOSED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("years 1 to 9999");
    }

    @Test
    void anExceptionOfSeveralDaysHoldsOnEachOfThem() {
        var hours = everyDay("10:00-12:00").with(holidays("2026-08-10", "2026-08-21", false));

        assertThat(at(hours, "2026-08-09T12:00")).isEqualTo(closed("2026-08-22T10:00"));
        assertThat(at(hours, "2027-08-10T10:30")).isEqualTo(open("2027-08-10T12:00"));
    }

    @Test
    void aYearlyExceptionComesAgainAlsoOverTheTurnOfTheYear() {
        var hours = everyDay("10:00-12:00").with(holidays("2026-12-24", "2027-01-06", true));

        assertThat(at(hours, "2026-01-02T10:30")).as("before it was made").isEqualTo(open("2026-01-02T12:00"));
        assertThat(at(hours, "2030-12-23T12:00")).isEqualTo(closed("2031-01-07T10:00"));
    }

    @Test
    void aLeapDayIsLeftOutInTheYearsThatHaveNone() {
        var hours = everyDay("10:00-12:00").with(holidays("2024-02-29", "2024-02-29", true));

        assertThat(at(hours, "2027-02-28T12:00")).isEqualTo(closed("2027-03-01T10:00"));
        assertThat(at(hours, "2028-02-28T12:00")).isEqualTo(closed("2028-03-01T10:00"));
        assertThat(hours.hours.on(LocalDate.of(2028, 2, 29))).isEqualTo(DayHours.CLOSED);
    }

    @Test
    void aYearlyExceptionOverTheEndOfFebruaryHoldsOnTheLeapDayWhicheverYearItWasMadeIn() {
        for (var first : new String[] {"2024-02-20", "2026-02-20"}) {
            var last = first.substring(0, 4) + "-03-10";
            var hours = everyDay("10:00-12:00").with(holidays(first, last, true));

            assertThat(at(hours, "2028-02-19T12:00")).as(first).isEqualTo(closed("2028-03-11T10:00"));
            assertThatThrownBy(() -> hours.with(holidays("2028-02-29", "2028-02-29", true)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a day in common");
        }
    }

    @Test
    void aYearlyExceptionThatEndsOrBeginsBesideTheLeapDayDoesNotHoldOnIt() {
        for (var days : List.of(
                holidays("2026-02-20", "2026-02-28", true),
                holidays("2026-03-01", "2026-03-10", true),
                holidays("2026-03-01", "2027-02-28", true))) {
            var hours = everyDay("10:00-12:00").with(days);

            assertThat(at(hours, "2028-02-28T12:00")).as(days.toString()).isEqualTo(closed("2028-02-29T10:00"));
        }
    }

    @Test
    void whatIsForOnceCountsOnADayThatIsAYearlyExceptionToo() {
        var hours = everyDay("10:00-12:00")
                .with(holidays("2026-12-24", "2026-12-26", true))
                .with("2027-12-24", day("09:00-11:00"));

        assertThat(at(hours, "2027-12-24T08:00")).isEqualTo(closed("2027-12-24T09:00"));
        assertThat(at(hours, "2028-12-23T12:00")).isEqualTo(closed("2028-12-27T10:00"));
    }

    @Test
    void whatIsClosedEveryYearFromEndToEndNeverOpens() {
        var hours = everyDay("10:00-12:00").with(holidays("2024-01-01", "2024-12-31", true));

        assertThat(at(hours, "2026-03-02T10:00")).isEqualTo(new Opening.Closed(null));
        assertThat(at(new Hours(OfficeHours.NONE).with(holidays("2026-01-01", "2026-01-01", true)), "2026-03-02T10:00"))
                .isEqualTo(new Opening.Closed(null));
    }

    @Test
    void whatIsForOnceChangesWhatIsTheSameEveryYearHoweverFarAway() {
        var closed = everyDay("10:00-12:00").with(holidays("2024-01-01", "2024-12-31", true));
        var open = new Hours(OfficeHours.NONE)
                .with(new HoursException(
                        "", LocalDate.of(2024, 1, 1), LocalDate.of(2024, 12, 31), true, day("00:00-00:00")));

        assertThat(at(closed.with("9999-06-01", day("11:00-12:00")), "2026-03-02T10:00"))
                .isEqualTo(closed("9999-06-01T11:00"));
        assertThat(at(open.with("9999-06-01", DayHours.CLOSED), "2026-03-02T10:00"))
                .isEqualTo(open("9999-06-01T00:00"));
        assertThat(at(open.with("9999-06-01", day("00:00-00:00")), "2026-03-02T10:00"))
                .isEqualTo(new Opening.Open(null));
    }

    @Test
    void aWholeDayThatComesAgainEachYearInterruptsNothing() {
        var first = LocalDate.of(2026, 5, 1);
        var open = new HoursException("", first, first, true, ALL_DAY);

        assertThat(at(everyDay("00:00-00:00").with(open), "2026-03-02T10:00")).isEqualTo(new Opening.Open(null));
        assertThat(at(everyDay("08:00-20:00", "20:00-08:00").with(open), "2026-03-02T10:00"))
                .as("the night after it belongs to no day")
                .isEqualTo(open("2026-05-02T00:00"));
    }

    @Test
    void twoExceptionsOfOneKindHaveNoDayInCommon() {
        var christmas = everyDay("10:00-12:00").with(holidays("2026-12-24", "2027-01-06", true));
        var august = everyDay("10:00-12:00").with(holidays("2026-08-10", "2026-08-21", false));

        assertThatThrownBy(() -> christmas.with(holidays("2020-01-06", "2020-01-06", true)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a day in common");
        assertThatThrownBy(() -> august.with("2026-08-21", DayHours.CLOSED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a day in common");
    }

    @Test
    void anExceptionEndsNoEarlierThanItBeginsAndWithinAYear() {
        assertThat(HoursException.fit(LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 1)))
                .isFalse();
        assertThat(HoursException.fit(LocalDate.of(2026, 3, 2), LocalDate.of(2027, 3, 1)))
                .isTrue();
        assertThatThrownBy(() -> holidays("2026-03-02", "2027-03-02", false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anExceptionBeginsAtTheFirstOfTwoMidnights() {
        var azores = ZoneId.of("Atlantic/Azores");
        var evenings = everyDay("20:00-00:00");
        var evening = Instant.parse("2026-10-24T23:00:00Z"); // 23:00 in summer time; midnight comes at 00:00 and 01:00.

        assertThat(evenings.hours.at(evening, azores))
                .isEqualTo(new Opening.Open(Instant.parse("2026-10-25T01:00:00Z")));
        assertThat(evenings.with("2026-10-25", DayHours.CLOSED).hours.at(evening, azores))
                .isEqualTo(new Opening.Open(Instant.parse("2026-10-25T00:00:00Z")));
    }

    @Test
    void anExceptionKeepsTheEveningThatComesAgainAfterItsFirstMidnight() {
        var stJohns = ZoneId.of("America/St_Johns"); // On 2 November 2008, 00:01 became 23:01 of the day before.
        var hours = everyDay("20:00-02:00").with("2008-11-02", DayHours.CLOSED).hours;
        var firstMidnight = Instant.parse("2008-11-02T02:30:00Z");

        assertThat(hours.at(firstMidnight.minusSeconds(1), stJohns)).isEqualTo(new Opening.Open(firstMidnight));
        assertThat(hours.at(firstMidnight.plusSeconds(1800), stJohns))
                .isEqualTo(new Opening.Closed(Instant.parse("2008-11-03T23:30:00Z")));
    }

    @Test
    void anExceptionWhoseMidnightIsSkippedBeginsAfterTheGap() {
        var havana = ZoneId.of("America/Havana"); // On 8 March 2026, 00:00 became 01:00.
        var one = Instant.parse("2026-03-08T05:00:00Z");

        assertThat(everyDay("20:00-02:00")
                        .with("2026-03-08", DayHours.CLOSED)
                        .hours
                        .at(one.minusSeconds(1), havana))
                .isEqualTo(new Opening.Open(one));
        assertThat(everyDay("20:00-02:00").with("2026-03-08", ALL_DAY).hours.at(one.minusSeconds(1), havana))
                .isEqualTo(new Opening.Open(Instant.parse("2026-03-09T04:00:00Z")));
    }

    /// Hours that a test adds exceptions to.
    private record Hours(OfficeHours hours) {

        Hours with(String date, DayHours day) {
            return with(HoursException.on(LocalDate.parse(date), day));
        }

        Hours with(HoursException exception) {
            return new Hours(new OfficeHours(
                    hours.week(),
                    Stream.concat(hours.exceptions().stream(), Stream.of(exception))
                            .toList()));
        }
    }

    private static HoursException holidays(String first, String last, boolean yearly) {
        return new HoursException("", LocalDate.parse(first), LocalDate.parse(last), yearly, DayHours.CLOSED);
    }

    private static Hours everyDay(String... ranges) {
        var week = new EnumMap<DayOfWeek, DayHours>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, day(ranges));
        }
        return new Hours(OfficeHours.of(week, noExceptions()));
    }

    private static OfficeHours weekly(DayOfWeek day, String... ranges) {
        return OfficeHours.of(Map.of(day, day(ranges)), noExceptions());
    }

    private static DayHours day(String... ranges) {
        return new DayHours(Arrays.stream(ranges)
                .map(range -> range.split("-", 2))
                .map(times -> new HoursRange(LocalTime.parse(times[0]), LocalTime.parse(times[1])))
                .toList());
    }

    private static NavigableMap<LocalDate, DayHours> noExceptions() {
        return new TreeMap<>();
    }

    private static Opening at(Hours hours, String romanTime) {
        return at(hours.hours, romanTime);
    }

    private static Opening at(OfficeHours hours, String romanTime) {
        return hours.at(instant(romanTime), ROME);
    }

    private static Opening open(String romanTime) {
        return new Opening.Open(instant(romanTime));
    }

    private static Opening closed(String romanTime) {
        return new Opening.Closed(instant(romanTime));
    }

    private static Instant instant(String romanTime) {
        return LocalDateTime.parse(romanTime).atZone(ROME).toInstant();
    }
}
