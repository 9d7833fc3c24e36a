-- The audit chain. hash = SHA-256(previous hash, newline, body); body is canonical JSON text written here once and kept as it is.
create function durable_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'append-only: % on % refused', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

create function durable_audit_append(p_chain ltree, p_action text, p_object_type text, p_object_id text, p_details jsonb)
returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_seq bigint; v_head text; v_body text; v_hash text; v_at timestamptz := clock_timestamp();
  v_actor text := coalesce(nullif(current_setting('app.actor', true), ''), '');
  v_name text := coalesce(nullif(current_setting('app.actor_name', true), ''), session_user);
begin
  insert into durable_auditchain(chain, seq, head) values (p_chain, 0, repeat('0', 64)) on conflict do nothing;
  select seq + 1, head into v_seq, v_head from durable_auditchain where chain = p_chain for no key update;
  v_body := jsonb_build_object('chain', p_chain::text, 'seq', v_seq, 'at', to_char(v_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    'actor', v_actor, 'name', v_name, 'session_user', session_user, 'action', p_action,
    'object_type', p_object_type, 'object_id', p_object_id, 'details', p_details)::text;
  v_hash := encode(sha256(convert_to(v_head || E'\n' || v_body, 'UTF8')), 'hex');
  insert into durable_auditentry(org_path, seq, recorded_at, actor_id, actor_name, action, object_type, object_id, body, previous, hash)
    values (p_chain, v_seq, v_at, nullif(v_actor, '')::uuid, v_name, p_action, p_object_type, p_object_id, v_body, v_head, v_hash);
  update durable_auditchain set seq = v_seq, head = v_hash where chain = p_chain;
end $$;

create function durable_audit_row() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  v_row jsonb; v_old jsonb; v_diff jsonb; v_chain text;
begin
  -- Loading generated demonstration registers writes one entry for the whole batch instead; only the owner of the tables can ask for it.
  if current_setting('app.audit_batch', true) = 'on' and session_user = current_user then return null; end if;
  if tg_op = 'DELETE' then v_row := to_jsonb(old); v_diff := v_row;
  elsif tg_op = 'INSERT' then v_row := to_jsonb(new); v_diff := v_row;
  else
    v_row := to_jsonb(new); v_old := to_jsonb(old);
    select coalesce(jsonb_object_agg(n.key, jsonb_build_array(v_old -> n.key, n.value)), '{}') into v_diff
      from jsonb_each(v_row) n where n.value is distinct from v_old -> n.key
      and n.key <> 'last_login'; -- a sign-in has an entry of its own
    if v_diff = '{}' then return null; end if;
  end if;
  if tg_argv[0] <> '' then v_chain := v_row ->> tg_argv[0]; end if;
  v_chain := coalesce(v_chain, nullif(current_setting('app.org', true), ''), 'cn');
  perform durable_audit_append(v_chain::ltree, lower(tg_op), tg_table_name::text, coalesce(v_row ->> 'id', v_row ->> 'pk', ''),
    v_diff - 'password');
  return null;
end $$;

create trigger append_only before update or delete on durable_auditentry for each row execute function durable_refuse_change();
create trigger append_only before update or delete on durable_auditanchor for each row execute function durable_refuse_change();
alter table durable_auditentry enable row level security;
create policy scope on durable_auditentry for select
  using (org_path <@ (select nullif(current_setting('app.scope', true), '')::ltree));
create sequence durable_outbox_no;
