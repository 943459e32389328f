package dev.sportello.wire;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;

/// How Java's names read on the wire: a record of a sealed interface carries its `kind`, in lower case with hyphens,
/// and so do the constants of an enum, and the days of the week. The model itself stays free of annotations.
@NullUnmarked
final class WireNames extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    private static final JsonTypeInfo.Value KIND = JsonTypeInfo.Value.construct(
            JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "kind", null, false, true, null);

    @Override
    public JsonTypeInfo.Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        return sealedRoot(annotated.getRawType()) ? KIND : super.findPolymorphicTypeInfo(config, annotated);
    }

    @Override
    public List<NamedType> findSubtypes(Annotated annotated) {
        var type = annotated.getRawType();
        return ours(type) && type.isSealed()
                ? records(type).map(kind -> new NamedType(kind, kindOf(kind))).toList()
                : super.findSubtypes(annotated);
    }

    /// A field of one kind only, such as a page of the settings, carries its kind as well.
    @Override
    public String findTypeName(AnnotatedClass type) {
        var raw = type.getRawType();
        return sealedRoot(raw) && !raw.isSealed() ? kindOf(raw) : super.findTypeName(type);
    }

    @Override
    public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, String[] names) {
        if (!ours(type.getRawType()) && type.getRawType() != DayOfWeek.class) {
            return super.findEnumValues(config, type, values, names);
        }
        return Arrays.stream(values).map(WireNames::nameOf).toArray(String[]::new);
    }

    /// `TICKET_CLOSED` reads `ticket-closed`.
    static String nameOf(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// `SendMessage` reads `send-message`; `Party.ByAgent` reads `agent`.
    private static String kindOf(Class<?> kind) {
        var name = kind.getSimpleName().replaceFirst("^By", "");
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(WireNames::records)
                : Stream.of(type);
    }

    private static boolean sealedRoot(Class<?> type) {
        return ours(type)
                && (type.isSealed() || Arrays.stream(type.getInterfaces()).anyMatch(Class::isSealed));
    }

    private static boolean ours(Class<?> type) {
        return type.getName().startsWith("dev.sportello.");
    }
}
