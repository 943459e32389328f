package dev.sportello.wire;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.sportello.model.RawJson;
import dev.sportello.model.UnknownName;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/// Reads and writes by the table of [Names]: a record of a sealed interface carries its `kind`, and a constant of an
/// enum is its word. The model itself stays free of annotations.
@NullUnmarked
final class NamedKinds extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    static final String KIND = "kind";

    /// The attribute of a reader that refuses what is newer than this program.
    static final String ONLY_KNOWN = "only-known";

    private static final JsonTypeInfo.Value AS_KIND =
            JsonTypeInfo.Value.construct(JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, KIND, null, false, true, null);

    static SimpleModule module() {
        var module = new SimpleModule("kinds");
        Names.KINDS.forEach(kinds -> add(module, kinds));
        Names.CONSTANTS.forEach(words -> add(module, words));
        module.addSerializer(RawJson.class, new StdSerializer<>(RawJson.class) {
            @Override
            public void serialize(RawJson unknown, JsonGenerator json, SerializerProvider provider) throws IOException {
                json.writeRawValue(unknown.json());
            }

            /// It carries its kind already.
            @Override
            public void serializeWithType(
                    RawJson unknown, JsonGenerator json, SerializerProvider provider, TypeSerializer type)
                    throws IOException {
                serialize(unknown, json, provider);
            }
        });
        module.addSerializer(UnknownName.class, new StdSerializer<>(UnknownName.class) {
            @Override
            public void serialize(UnknownName unknown, JsonGenerator json, SerializerProvider provider)
                    throws IOException {
                json.writeString(unknown.name());
            }
        });
        return module;
    }

    private static <T> void add(SimpleModule module, Kinds<T> kinds) {
        module.addDeserializer(kinds.root(), new KindReader<>(kinds));
    }

    private static <T> void add(SimpleModule module, ConstantNames<T> words) {
        module.addDeserializer(words.root(), new ConstantReader<>(words));
    }

    @Override
    public JsonTypeInfo.Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
        return Names.kindsOf(annotated.getRawType()) == null
                ? super.findPolymorphicTypeInfo(config, annotated)
                : AS_KIND;
    }

    @Override
    public List<NamedType> findSubtypes(Annotated annotated) {
        var kinds = Names.kindsOf(annotated.getRawType());
        return kinds == null || kinds.root() != annotated.getRawType()
                ? super.findSubtypes(annotated)
                : kinds.classes().entrySet().stream()
                        .map(kind -> new NamedType(kind.getValue(), kind.getKey()))
                        .toList();
    }

    /// A field of one kind only, such as a page of the settings, carries its kind as well.
    @Override
    public String findTypeName(AnnotatedClass type) {
        var name = Names.find(type.getRawType());
        return name == null ? super.findTypeName(type) : name;
    }

    @Override
    public String[] findEnumValues(MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, String[] names) {
        var found = Arrays.stream(values).map(Names::find).toArray(String[]::new);
        return Arrays.stream(found).allMatch(name -> name != null)
                ? found
                : super.findEnumValues(config, type, values, names);
    }
}
