package dev.sportello.hours;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;

/// What holds for any hours, in any IANA zone, at any instant. Two of three instants lie within three days of a change
/// of the zone's clock, and one of three zones changes it in an odd way.
@Tag("long")
class HoursInEveryZoneTest {
    private static final Instant YEAR_1 = Instant.parse("0001-03-01T00:00:00Z");
    private static final Instant YEAR_2045 = Instant.parse("2045-01-01T00:00:00Z");
    private static final Instant YEAR_9999 = Instant.parse("9999-11-01T00:00:00Z");
    private static final List<ZoneId> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList();

    /// At midnight, around midnight, by half an hour, by a whole day, or for Ramadan.
    private static final List<ZoneId> ODD_ZONES = Stream.of(
                    "Africa/Cairo",
                    "Africa/Casablanca",
                    "America/Asuncion",
                    "America/Havana",
                    "America/Sao_Paulo",
                    "America/St_Johns",
                    "Asia/Beirut",
                    "Atlantic/Azores",
                    "Australia/Lord_Howe",
                    "Pacific/Apia",
                    "Pacific/Kwajalein")
            .map(ZoneId::of)
            .toList();

    private static final HoursRange WHOLE_DAY = new HoursRange(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    private static final Duration HORIZON = Duration.ofDays(8);
    private static final Duration MARGIN = Duration.ofDays(2);

    record Moment(ZoneId zone, Instant instant) {

        LocalDate date() {
            return instant.atZone(zone).toLocalDate();
        }
    }

    /// Ranges as they were typed, not yet merged.
    ///
    /// @param exceptions by days from the moment's date
    record Typed(Map<DayOfWeek, List<HoursRange>> week, Map<Integer, List<HoursRange>> exceptions) {

        OfficeHours around(LocalDate date) {
            return OfficeHours.of(merged(week), merged(dated(date)));
        }

        Map<LocalDate, List<HoursRange>> dated(LocalDate date) {
            return exceptions.entrySet().stream()
                    .collect(toMap(entry -> date.plusDays(entry.getKey()), Map.Entry::getValue));
        }

        private static <D> Map<D, DayHours> merged(Map<D, List<HoursRange>> days) {
            return days.entrySet().stream().collect(toMap(Map.Entry::getKey, entry -> new DayHours(entry.getValue())));
        }
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void everyAnswerIsWhatReadingTheClockMinuteByMinuteGives(
            @ForAll("momentsInWholeMinutes") Moment moment, @ForAll("typed") Typed typed) {
        var hours = typed.around(moment.date());
        var readings = new ClockReadings(
                typed.week(),
                typed.dated(moment.date()),
                moment.zone(),
                moment.instant().minus(MARGIN).truncatedTo(ChronoUnit.MINUTES),
                HORIZON.plus(MARGIN).plus(MARGIN));
        var horizon = moment.instant().plus(HORIZON);

        for (var instant = moment.instant(); instant.isBefore(horizon); ) {
            var opening = hours.at(instant, moment.zone());
            assertThat(open(opening)).as("open at %s", instant).isEqualTo(readings.openAt(instant));
            var change = opening.until() == null ? Instant.MAX : opening.until();
            var expected = readings.changeAfter(instant);
            if (expected.isBefore(horizon)) {
                assertThat(change).as("change after %s", instant).isEqualTo(expected);
            } else {
                assertThat(change).as("no change after %s", instant).isAfterOrEqualTo(horizon);
            }
            instant = change;
        }
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void untilIsTheVeryNanosecondAtWhichTheAnswerFlips(@ForAll("moments") Moment moment, @ForAll("typed") Typed typed) {
        var hours = typed.around(moment.date());
        var opening = hours.at(moment.instant(), moment.zone());
        var until = opening.until();
        if (until != null) {
            assertThat(until).isAfter(moment.instant());
            assertThat(hours.at(until.minusNanos(1), moment.zone())).isEqualTo(opening);
            assertThat(open(hours.at(until, moment.zone()))).isNotEqualTo(open(opening));
        }
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void whatNeverChangesIsTheSameAtAnyOtherTime(
            @ForAll("moments") Moment moment, @ForAll("typed") Typed typed, @ForAll("years") Duration later) {
        var hours = typed.around(moment.date());
        var opening = hours.at(moment.instant(), moment.zone());
        if (opening.until() == null) {
            assertThat(hours.at(moment.instant().plus(later), moment.zone())).isEqualTo(opening);
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void aShopThatIsOpenAllDayEveryDayNeverCloses(@ForAll("moments") Moment moment) {
        assertThat(everyDay(WHOLE_DAY).at(moment.instant(), moment.zone())).isEqualTo(new Opening.Open(null));
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void daysThatAreOpenAllDayLeaveNoSecondBetweenThem(@ForAll("moments") Moment moment) {
        var days = new TreeMap<LocalDate, DayHours>();
        moment.date().minusDays(3).datesUntil(moment.date().plusDays(6)).forEach(date -> days.put(date, whole()));
        var last = days.lastKey().plusDays(1);

        var end = last.atStartOfDay().atZone(moment.zone()).withLaterOffsetAtOverlap();
        var gap = moment.zone().getRules().getTransition(last.atStartOfDay());
        assertThat(OfficeHours.of(Map.of(), days).at(moment.instant(), moment.zone()))
                .isEqualTo(new Opening.Open(gap != null && gap.isGap() ? gap.getInstant() : end.toInstant()));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void withoutHoursTheShopNeverOpens(@ForAll("moments") Moment moment, @ForAll("years") Duration later) {
        var closed = new TreeMap<>(Map.of(moment.date(), DayHours.CLOSED));
        closed.put(moment.date().plusDays(later.toDays() % 30), DayHours.CLOSED);
        assertThat(OfficeHours.NONE.at(moment.instant(), moment.zone())).isEqualTo(new Opening.Closed(null));
        assertThat(OfficeHours.of(Map.of(), closed).at(moment.instant(), moment.zone()))
                .isEqualTo(new Opening.Closed(null));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void cuttingRangesIntoTouchingPiecesChangesNoAnswer(
            @ForAll("moments") Moment moment, @ForAll("typed") Typed typed, @ForAll("minutesOfADay") int cut) {
        var pieces = new Typed(inPieces(typed.week(), cut), inPieces(typed.exceptions(), cut));
        assertThat(pieces.around(moment.date()).at(moment.instant(), moment.zone()))
                .isEqualTo(typed.around(moment.date()).at(moment.instant(), moment.zone()));
    }

    @Property(tries = 1000)
    void rangesAreTheHoursOfADayExactlyWhenTheyHaveNoProblem(@ForAll("anyRanges") List<HoursRange> ranges) {
        var refused = catchThrowable(() -> new DayHours(ranges));
        assertThat(DayHours.problems(ranges).isEmpty()).isEqualTo(refused == null);
        if (refused == null) {
            var merged = new DayHours(ranges).ranges();
            assertThat(new DayHours(merged.reversed()).ranges()).isEqualTo(merged);
            assertThat(minutes(merged)).isEqualTo(minutes(ranges));
        }
    }

    @Provide
    Arbitrary<Moment> moments() {
        return moments(YEAR_1, YEAR_9999);
    }

    @Provide
    Arbitrary<Moment> momentsInWholeMinutes() {
        return moments(ClockReadings.WHOLE_MINUTES_SINCE.plus(MARGIN), YEAR_2045);
    }

    @Provide
    Arbitrary<Duration> years() {
        return Arbitraries.longs().between(0, 100_000L * 365 * 24 * 60).map(Duration::ofMinutes);
    }

    @Provide
    Arbitrary<Integer> minutesOfADay() {
        var anyTime = Arbitraries.integers().between(0, 24 * 60 - 1);
        var clocksAreChanged = Arbitraries.of(0, 1, 60, 120, 180, 240, 23 * 60);
        var inTheNight = Arbitraries.integers().between(0, 14).map(quarter -> quarter * 15);
        var onTheHour = Arbitraries.integers().between(0, 23).map(hour -> hour * 60);
        return Arbitraries.oneOf(anyTime, clocksAreChanged, inTheNight, onTheHour);
    }

    @Provide
    Arbitrary<Typed> typed() {
        var sameEveryDay =
                day().map(ranges -> Arrays.stream(DayOfWeek.values()).collect(toMap(day -> day, _ -> ranges)));
        var anyWeek = Arbitraries.maps(Arbitraries.of(DayOfWeek.class), day()).ofMaxSize(7);
        var exceptions = Arbitraries.maps(Arbitraries.integers().between(-3, 9), day());
        return Combinators.combine(
                        Arbitraries.oneOf(sameEveryDay, anyWeek),
                        Arbitraries.oneOf(
                                exceptions.ofSize(0), exceptions.ofMinSize(1).ofMaxSize(5)))
                .as(Typed::new);
    }

    @Provide
    Arbitrary<List<HoursRange>> anyRanges() {
        return Combinators.combine(minutesOfADay(), minutesOfADay())
                .as((start, end) -> start.equals(end) ? WHOLE_DAY : range(start, end))
                .list()
                .ofMaxSize(4);
    }

    /// Closed, the whole day, ranges with gaps between them, or ranges that touch all around the clock. The last range
    /// of every other day runs past midnight.
    private Arbitrary<List<HoursRange>> day() {
        return Combinators.combine(minutesOfADay().set().ofMaxSize(5), Arbitraries.of(1, 2, 2, 2))
                .as(HoursInEveryZoneTest::ranges);
    }

    private static List<HoursRange> ranges(Set<Integer> minutes, int step) {
        var sorted = minutes.stream().sorted().toList();
        if (sorted.size() == 1) {
            return List.of(WHOLE_DAY);
        }
        var ranges = new ArrayList<HoursRange>();
        for (var start = 0; start < sorted.size(); start += step) {
            ranges.add(range(sorted.get(start), sorted.get((start + 1) % sorted.size())));
        }
        return ranges;
    }

    private static Arbitrary<Moment> moments(Instant from, Instant to) {
        return Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.of(ZONES)), Tuple.of(1, Arbitraries.of(ODD_ZONES)))
                .flatMap(zone -> instants(zone, from, to).map(instant -> new Moment(zone, instant)));
    }

    private static Arbitrary<Instant> instants(ZoneId zone, Instant from, Instant to) {
        var any = Arbitraries.longs()
                .between(from.getEpochSecond(), to.getEpochSecond())
                .map(Instant::ofEpochSecond);
        var changes = changes(zone, from);
        if (changes.isEmpty()) {
            return any;
        }
        var near = Combinators.combine(
                        Arbitraries.of(changes),
                        Arbitraries.longs().between(-3 * 24 * 3600, 3 * 24 * 3600),
                        Arbitraries.integers().between(0, 999_999_999))
                .as((change, seconds, nanos) -> change.plusSeconds(seconds).plusNanos(nanos));
        return Arbitraries.oneOf(any, near, Arbitraries.of(changes)).filter(instant -> !instant.isBefore(from));
    }

    private static List<Instant> changes(ZoneId zone, Instant from) {
        return Stream.iterate(
                        zone.getRules().nextTransition(from),
                        change -> change != null && change.getInstant().isBefore(YEAR_2045),
                        change -> zone.getRules().nextTransition(change.getInstant()))
                .map(ZoneOffsetTransition::getInstant)
                .toList();
    }

    private static <D> Map<D, List<HoursRange>> inPieces(Map<D, List<HoursRange>> days, int cut) {
        return days.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        day -> day.getValue().stream()
                                .flatMap(range -> pieces(range, cut))
                                .toList()));
    }

    private static Stream<HoursRange> pieces(HoursRange range, int cut) {
        var at = cut > range.startMinute() ? cut : cut + 24 * 60;
        // Past midnight a piece would belong to the next day.
        return at < Math.min(range.endMinute(), 24 * 60)
                ? Stream.of(new HoursRange(range.start(), time(cut)), new HoursRange(time(cut), range.end()))
                : Stream.of(range);
    }

    private static List<Long> minutes(List<HoursRange> ranges) {
        return ranges.stream()
                .flatMapToLong(range -> LongStream.range(range.startMinute(), range.endMinute()))
                .sorted()
                .boxed()
                .toList();
    }

    private static OfficeHours everyDay(HoursRange range) {
        return new Typed(Arrays.stream(DayOfWeek.values()).collect(toMap(day -> day, _ -> List.of(range))), Map.of())
                .around(LocalDate.EPOCH);
    }

    private static DayHours whole() {
        return DayHours.of(WHOLE_DAY);
    }

    private static HoursRange range(int startMinute, int endMinute) {
        return new HoursRange(time(startMinute), time(endMinute));
    }

    private static LocalTime time(int minute) {
        return LocalTime.ofSecondOfDay(60L * minute);
    }

    private static boolean open(Opening opening) {
        return opening instanceof Opening.Open;
    }
}
