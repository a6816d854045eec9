"""Pages of Fördern: load, act, answer. `public` for everyone, `applying` for clerks, `deciding` for officials."""
