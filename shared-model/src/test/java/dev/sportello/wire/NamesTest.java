package dev.sportello.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sportello.model.Channel;
import dev.sportello.model.RawJson;
import dev.sportello.model.Role;
import dev.sportello.model.Status;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NamesTest {

    /// That none stands for two is checked where the table is made: `Map.ofEntries` takes no name twice.
    @Test
    void everyKindHasItsNameAndOnlyOne() {
        for (var kinds : Names.KINDS) {
            assertThat(List.<Object>copyOf(kinds.classes().values()))
                    .as("named kinds of %s", kinds.root())
                    .doesNotHaveDuplicates()
                    .hasSameElementsAs(records(kinds.root()).toList());
        }
    }

    @Test
    void everyConstantHasItsNameAndOnlyOne() {
        for (var words : Names.CONSTANTS) {
            assertThat(List.<Object>copyOf(words.constants().values()))
                    .as("named constants of %s", words.root())
                    .doesNotHaveDuplicates()
                    .hasSameElementsAs(constants(words.root()).toList());
        }
    }

    @Test
    void aNameLeadsToItsConstantAndBack() {
        assertThat(Names.of(Channel.WEB_CHAT)).isEqualTo("web-chat");
        assertThat(Names.read(Channel.class, "web-chat")).isEqualTo(Channel.WEB_CHAT);
        assertThat(Names.of(Status.Kind.CLOSED)).isEqualTo("closed");
        assertThat(Names.of(new Status.Open())).isEqualTo("open");
    }

    @Test
    void aNameThatIsNewerIsKept() {
        var newer = Names.read(Role.class, "supervisor");
        assertThat(newer).isEqualTo(new Role.Unknown("supervisor"));
        assertThat(Names.of(newer)).isEqualTo("supervisor");
        assertThatThrownBy(() -> Names.read(Status.Kind.class, "held")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(NamesTest::records)
                        .filter(kind -> !RawJson.class.isAssignableFrom(kind))
                        .distinct()
                : Stream.of(type);
    }

    private static Stream<Object> constants(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                : Arrays.stream(type.getPermittedSubclasses())
                        .filter(Class::isEnum)
                        .flatMap(known -> Arrays.stream(known.getEnumConstants()));
    }
}
