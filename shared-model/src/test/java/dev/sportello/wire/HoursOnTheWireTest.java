package dev.sportello.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sportello.hours.DayHours;
import dev.sportello.hours.HoursException;
import dev.sportello.hours.HoursRange;
import dev.sportello.hours.OfficeHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HoursOnTheWireTest {
    private static final OfficeHours HOURS = new OfficeHours(
            Map.of(
                    DayOfWeek.SATURDAY, DayHours.of(range("22:00", "02:00")),
                    DayOfWeek.MONDAY, DayHours.of(range("09:00", "13:00"), range("14:00", "00:00"))),
            List.of(
                    HoursException.on(LocalDate.of(2027, 1, 6), DayHours.of(range("10:00", "12:30"))),
                    new HoursException(
                            "Christmas",
                            LocalDate.of(2026, 12, 25),
                            LocalDate.of(2026, 12, 26),
                            true,
                            DayHours.CLOSED)));
    private static final String TEXT = "{\"week\":{"
            + "\"monday\":[{\"start\":\"09:00\",\"end\":\"13:00\"},{\"start\":\"14:00\",\"end\":\"00:00\"}],"
            + "\"saturday\":[{\"start\":\"22:00\",\"end\":\"02:00\"}]},"
            + "\"exceptions\":[{\"name\":\"Christmas\",\"first\":\"2026-12-25\",\"last\":\"2026-12-26\",\"yearly\":true,"
            + "\"hours\":[]},{\"name\":\"\",\"first\":\"2027-01-06\",\"last\":\"2027-01-06\",\"yearly\":false,"
            + "\"hours\":[{\"start\":\"10:00\",\"end\":\"12:30\"}]}]}";

    private final Codec codec = new Codec();

    /// Hours as a field, as an account's settings have them.
    record Settings(OfficeHours hours) {}

    @Test
    void hoursReadLikeATimetable() {
        assertThat(codec.encode(HOURS)).isEqualTo(TEXT);
        assertThat(codec.encode(OfficeHours.NONE)).isEqualTo("{\"week\":{},\"exceptions\":[]}");
    }

    @Test
    void hoursReadBackAsTheyWereWritten() throws RefusedFrame {
        assertThat(codec.body(TEXT, OfficeHours.class)).isEqualTo(HOURS);
        assertThat(codec.body("{\"hours\":" + TEXT + "}", Settings.class)).isEqualTo(new Settings(HOURS));
        assertThat(codec.body(codec.encode(OfficeHours.NONE), OfficeHours.class))
                .isEqualTo(OfficeHours.NONE);
    }

    @Test
    void aDayByItselfReadsBackAsItWasWritten() throws RefusedFrame {
        var day = DayHours.of(range("09:00", "13:00"));
        assertThat(codec.encode(day)).isEqualTo("[{\"start\":\"09:00\",\"end\":\"13:00\"}]");
        assertThat(codec.body(codec.encode(day), DayHours.class)).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "[{\"start\":\"09:00\",\"end\":\"12:00\"},{\"start\":\"11:00\",\"end\":\"13:00\"}] | hours.week.monday",
                "[{\"start\":\"09:00\",\"end\":\"09:00\"}] | hours.week.monday.[]",
                "[{\"start\":\"09:00:00\",\"end\":\"12:00\"}] | hours.week.monday.[].start",
                "[{\"start\":\"09:00:30\",\"end\":\"12:00\"}] | hours.week.monday.[].start",
                "[{\"start\":\"09:00\",\"end\":\"24:00\"}] | hours.week.monday.[].end",
                "[{\"start\":\"09:00\",\"end\":\"9:00 \"}] | hours.week.monday.[].end",
                "[{\"start\":\"09:00\",\"end\":\"\"}] | hours.week.monday.[].end",
                "[{\"start\":\"2026-03-02T09:00\",\"end\":\"12:00\"}] | hours.week.monday.[].start",
                "[{\"start\":[9,0],\"end\":\"12:00\"}] | hours.week.monday.[].start",
                "[{\"start\":9,\"end\":\"12:00\"}] | hours.week.monday.[].start",
                "[{\"start\":{\"hour\":9},\"end\":\"12:00\"}] | hours.week.monday.[].start",
                "[{\"start\":null,\"end\":\"12:00\"}] | hours.week.monday.[]",
                "[{\"start\":\"09:00\"}] | hours.week.monday.[]",
                "[null] | hours.week.monday",
                "[7] | hours.week.monday.[]",
                "[[]] | hours.week.monday.[]",
                "{\"start\":\"09:00\",\"end\":\"12:00\"} | hours.week.monday",
                "\"09:00-12:00\" | hours.week.monday",
                "7 | hours.week.monday",
                "null | hours"
            })
    void aBadDayIsRefusedWithTheFieldToCheck(String monday, String field) {
        var refused = refusal("{\"hours\":{\"week\":{\"monday\":" + monday + "},\"exceptions\":[]}}");
        assertThat(refused.refusal().error()).isEqualTo(ErrorKind.MALFORMED);
        assertThat(refused).hasMessageContaining("\"" + field + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"week\":{\"funday\":[]},\"exceptions\":[]}",
                "{\"week\":{\"MONDAY\":[]},\"exceptions\":[]}",
                "{\"week\":{\"1\":[]},\"exceptions\":[]}",
                "{\"week\":{\"\":[]},\"exceptions\":[]}",
                "{\"week\":{\"monday\":[],\"monday\":[]},\"exceptions\":[]}",
                "{\"week\":[],\"exceptions\":[]}",
                "{\"week\":{}}",
                "{\"exceptions\":[]}",
                "{\"week\":null,\"exceptions\":[]}",
                "{\"week\":{},\"exceptions\":[{\"name\":\"\",\"first\":\"25 December\",\"last\":\"25 December\",\"yearly\":false,\"hours\":[]}]}",
                "{\"week\":{},\"exceptions\":[{\"name\":\"\",\"first\":\"2026-02-29\",\"last\":\"2026-02-29\",\"yearly\":false,\"hours\":[]}]}",
                "{\"week\":{},\"exceptions\":[{\"name\":\"\",\"first\":\"+10000-01-01\",\"last\":\"+10000-01-01\",\"yearly\":false,\"hours\":[]}]}",
                "{\"week\":{},\"exceptions\":[{\"name\":\"\",\"first\":\"\",\"last\":\"\",\"yearly\":false,\"hours\":[]}]}",
                "{\"week\":{},\"exceptions\":[{\"name\":\"\",\"first\":\"2026-12-25\",\"last\":\"2026-12-25\",\"yearly\":false,\"hours\":null}]}",
                "{\"week\":{},\"exceptions\":[{\"name\":\"\",\"first\":\"2026-12-25\",\"last\":\"2026-12-25\",\"yearly\":false,\"hours\":[{\"start\":\"10:00\",\"end\":\"10:00\"}]}]}",
                "[]",
                "7"
            })
    void badHoursAreRefusedByName(String hours) {
        assertThat(refusal("{\"hours\":" + hours + "}").refusal().error()).isEqualTo(ErrorKind.MALFORMED);
        assertThat(catchThrowableOfType(RefusedFrame.class, () -> codec.body(hours, OfficeHours.class)))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"start\":\"09:00\",\"end\":\"12:00\"},{\"start\":\"11:00\",\"end\":\"13:00\"}]",
                "[{\"start\":\"09:00\",\"end\":\"09:00\"}]",
                "[null]",
                "null",
                "{}",
                "\"\""
            })
    void aBadDayByItselfIsRefusedByName(String day) {
        assertThat(catchThrowableOfType(RefusedFrame.class, () -> codec.body(day, DayHours.class)))
                .isNotNull();
    }

    private RefusedFrame refusal(String text) {
        return catchThrowableOfType(RefusedFrame.class, () -> codec.body(text, Settings.class));
    }

    private static HoursRange range(String start, String end) {
        return new HoursRange(LocalTime.parse(start), LocalTime.parse(end));
    }
}
