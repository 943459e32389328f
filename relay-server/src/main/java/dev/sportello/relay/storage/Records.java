package dev.sportello.relay.storage;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMappers;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Makes any record of a row whose columns are called as its components are: `expires_at` for `expiresAt`. Records
/// that stand in one column, such as ids, are made by the mappers of [TypedValues].
final class Records implements RowMapperFactory {

    @Override
    public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
        return type instanceof Class<?> record
                        && record.isRecord()
                        && config.get(ColumnMappers.class).findFor(type).isEmpty()
                ? Optional.of(mapper(record))
                : Optional.empty();
    }

    private static <T> RowMapper<T> mapper(Class<T> record) {
        var types = Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return ConstructorMapper.of(record.getDeclaredConstructor(types));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("Every record has a canonical constructor.", e);
        }
    }
}
