-- The orders that the lists of firms are shown in: a page of a long list is read off an index, not sorted from every row.
create index enterprise_revenue_order_idx on enterprise (organisation_id, revenue_yuan desc nulls last, id);
create index enterprise_headcount_order_idx on enterprise (organisation_id, headcount desc nulls last, id);
create index enterprise_name_order_idx on enterprise (organisation_id, name, id);
