package dev.sportello.relay.storage;

import java.lang.reflect.Type;
import java.util.Optional;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMappers;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// Makes any record of a row whose columns are called as its components are, `expires_at` for `expiresAt`. A record
/// that stands in one column, such as an id, is none of these.
final class Records implements RowMapperFactory {

    @Override
    public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
        return type instanceof Class<?> record
                        && record.isRecord()
                        && config.get(ColumnMappers.class).findFor(type).isEmpty()
                ? Optional.of(ConstructorMapper.of(record))
                : Optional.empty();
    }
}
